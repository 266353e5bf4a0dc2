import { describe, describeField, type FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import type { Fields } from '@gore/core/kernel/declare/field.ts';
import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import { type SystemField, systemLabels } from '@gore/core/kernel/declare/record.ts';

/** A column of an exported list: what it holds decides its type in the file. */
export interface ExportColumn {
  /** Name in the rows of the read model. */
  readonly name: string;
  readonly label: string;
  readonly kind: FieldDescriptor['kind'];
  readonly choices?: Readonly<Record<string, string>>;
  /** Module its ids point at. */
  readonly module?: string;
  /** Of a place, the coordinate the column holds. */
  readonly axis?: 'lat' | 'lon';
}

const axes = [
  ['lat', 'Latitud'],
  ['lon', 'Longitud'],
] as const;

const systemKinds: Readonly<Partial<Record<string, FieldDescriptor['kind']>>> = {
  estado: 'choice',
  version: 'integer',
  estadoDesde: 'instant',
  creadoEn: 'instant',
  creadoPor: 'ref',
  actualizadoEn: 'instant',
  actualizadoPor: 'ref',
};

const systemColumn = (module: AnyModule, name: SystemField): ExportColumn => {
  const kind = systemKinds[name] ?? 'text';
  return {
    name,
    label: systemLabels[name],
    kind,
    ...(kind === 'ref' ? { module: 'usuario' } : {}),
    ...(name === 'estado'
      ? {
          choices: Object.fromEntries(
            Object.entries(module.states).map(([code, { label }]) => [code, label]),
          ),
        }
      : {}),
  };
};

const isSystem = (name: string): name is SystemField => Object.hasOwn(systemLabels, name);

/** The columns a list shows, by name, as a file writes them; names the module does not know are left out. */
export const exportColumns = (
  module: AnyModule,
  extra: Fields,
  names: readonly string[],
): readonly ExportColumn[] => {
  const known = new Map(
    [
      ...describe(module).fields,
      ...Object.entries(extra).map(([name, field]) => describeField(`extra.${name}`, field, 'extra')),
    ].map((field) => [field.name, field]),
  );
  return names.flatMap((name): readonly ExportColumn[] => {
    if (isSystem(name)) return [systemColumn(module, name)];
    const field = known.get(name);
    if (!field) return [];
    const { label, kind, choices, module: target } = field;
    if (kind === 'point') return axes.map(([axis, words]) => ({ name, label: words, kind: 'number', axis }));
    return [{ name, label, kind, ...(choices ? { choices } : {}), ...(target ? { module: target } : {}) }];
  });
};
