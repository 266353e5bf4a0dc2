import type { Field, Fields } from '../kernel/declare/field.ts';
import type { AnyModule } from '../kernel/declare/module.ts';
import type { Product } from '../kernel/declare/product.ts';
import type { AnySheet, RawRow } from '../kernel/declare/sheet.ts';
import type { UnidadMonto } from '../kernel/declare/valores/dinero.ts';
import { plegar } from '../kernel/declare/valores/texto.ts';
import { ImportRefusal } from './refusal.ts';
import type { CreationRules } from './store-creation.ts';

/** One column of a profile, ready to be read. */
export interface ProfileColumn {
  /** Header as the profile writes it, or as the sheet does when the profile has none. */
  readonly header: string;
  /** Other headers of the same column. */
  readonly also: readonly string[];
  /** Its value comes from the row as a whole: no header of a sheet. */
  readonly formula: boolean;
  /** Field it fills. */
  readonly to: string;
  readonly field: Field;
  readonly unit: UnidadMonto;
  /** Folded spelling → code (`choice`, `choices`) or name to look up (`ref`, `refs`). */
  readonly meanings: ReadonlyMap<string, string>;
  /** Field of the records pointed at that the cell holds. */
  readonly by?: string;
  readonly split?: RegExp;
  readonly read?: (cell: string, row: RawRow) => unknown;
}

/** A sheet profile resolved against its module. */
export interface Profile {
  readonly module: AnyModule;
  /** Name of the sheet in its module; empty when the module is read by its fields alone. */
  readonly name: string;
  readonly sheet: AnySheet;
  readonly columns: readonly ProfileColumn[];
  /** The natural key made of those values; nothing when codes are a sequence. */
  readonly code: ((values: Readonly<Record<string, unknown>>) => string) | undefined;
  /** Fields of the natural key. */
  readonly natural: readonly string[];
}

/** How the rules of creation of the module bear on the rows of a profile. */
export const creationRulesOf = ({ sheet }: Profile): CreationRules => (sheet.past ? 'told' : 'kept');

const meaningsOf = (field: Field, alias: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map([
    ...Object.entries(field.choices ?? {}).flatMap(([code, label]) => [
      [plegar(label), code] as const,
      [plegar(code), code] as const,
    ]),
    ...Object.entries(alias).map(([spelling, meaning]) => [plegar(spelling), meaning] as const),
  ]);

/** A column that fills a field with nothing else known about it. */
export const plainColumn = (header: string, to: string, field: Field): ProfileColumn => ({
  header,
  to,
  field,
  also: [],
  formula: false,
  unit: '$',
  meanings: meaningsOf(field, {}),
});

/** Whether a column of a profile is none of the sheet: its value comes from the row as a whole. */
export const isFormula = (header: string): boolean => header.startsWith('=');

const resolveColumn = (
  module: AnyModule,
  header: string,
  target: AnySheet['columns'][string],
): ProfileColumn => {
  const column = typeof target === 'string' ? { to: target } : target;
  const field = module.fields[column.to];
  if (!field) throw new Error(`The sheet of ${module.name} fills ${column.to}, which is no field.`);
  return {
    ...plainColumn(header, column.to, field),
    also: column.also ?? [],
    formula: isFormula(header),
    unit: column.unit ?? '$',
    meanings: meaningsOf(field, column.alias ?? {}),
    ...(column.by ? { by: column.by } : {}),
    ...(column.split ? { split: column.split } : {}),
    ...(column.read ? { read: column.read } : {}),
  };
};

/** The column of a field by itself: read as the first known sheet of its module that fills the field reads it. */
export const fieldColumn = (module: AnyModule, header: string, name: string): ProfileColumn | undefined => {
  const field = Object.hasOwn(module.fields, name) ? module.fields[name] : undefined;
  if (!field) return undefined;
  for (const { columns } of Object.values(module.sheets))
    for (const [known, target] of Object.entries(columns)) {
      const column = isFormula(known) ? undefined : resolveColumn(module, known, target);
      if (column?.to === name) return { ...column, header, also: [], unit: '$' };
    }
  return plainColumn(header, name, field);
};

/** The columns of a sheet that carry what the institution added: headed by the field's label. */
const extraColumns = (extra: Fields): readonly ProfileColumn[] =>
  Object.entries(extra).map(([name, field]) => plainColumn(field.label, `extra.${name}`, field));

/** What is known of a sheet nobody described: each money column is reconciled. */
const openSheet = (module: AnyModule): AnySheet => ({
  label: `Otra planilla de ${module.label.many.toLowerCase()}`,
  recognise: [],
  columns: {},
  totals: Object.entries(module.fields).flatMap(([name, { kind }]) => (kind === 'money' ? [name] : [])),
});

/** Name of the profile that reads a module by its fields alone. */
export const openProfile = '';

const sheetOf = (module: AnyModule, name: string): AnySheet | undefined => {
  if (name === openProfile) return openSheet(module);
  return Object.hasOwn(module.sheets, name) ? module.sheets[name] : undefined;
};

/**
 * Finds a profile by the names people chose.
 *
 * @param extra fields the institution added to the module.
 *
 * @throws ImportRefusal when there is none.
 * @throws Error when the declaration names a field there is not.
 */
export const findProfile = (
  product: Pick<Product, 'find'>,
  moduleName: string,
  name: string,
  extra: Fields = {},
): Profile => {
  const module = product.find(moduleName);
  const sheet = module && sheetOf(module, name);
  if (!module || !sheet) {
    throw new ImportRefusal('PERFIL_DESCONOCIDO', 'Ese tipo de planilla no existe: elija otro de la lista.');
  }
  const code = 'natural' in module.code ? module.code : undefined;
  return {
    module,
    name,
    sheet,
    columns: [
      ...Object.entries(sheet.columns).map(([header, target]) =>
        resolveColumn(module, header, target as AnySheet['columns'][string]),
      ),
      ...extraColumns(extra),
    ],
    code: code?.make,
    natural: code?.natural ?? [],
  };
};
