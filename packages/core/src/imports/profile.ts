import type { Field, Fields } from '../kernel/declare/field.ts';
import type { AnyModule } from '../kernel/declare/module.ts';
import type { Product } from '../kernel/declare/product.ts';
import type { AnySheet, RawRow } from '../kernel/declare/sheet.ts';
import type { UnidadMonto } from '../kernel/declare/valores/dinero.ts';
import { plegar } from '../kernel/declare/valores/texto.ts';
import { ImportRefusal } from './refusal.ts';

/** One column of a profile, ready to be read. */
export interface ProfileColumn {
  /** Header as the profile writes it. */
  readonly header: string;
  /** Field it fills. */
  readonly to: string;
  readonly field: Field;
  readonly unit: UnidadMonto;
  /** Folded spelling → code (`choice`, `choices`) or name to look up (`ref`, `refs`). */
  readonly meanings: ReadonlyMap<string, string>;
  readonly split?: RegExp;
  readonly read?: (cell: string, row: RawRow) => unknown;
}

/** A sheet profile resolved against its module. */
export interface Profile {
  readonly module: AnyModule;
  readonly sheet: AnySheet;
  readonly columns: readonly ProfileColumn[];
  /** The natural key made of those values. */
  readonly code: (values: Readonly<Record<string, unknown>>) => string;
  /** Fields of the natural key. */
  readonly natural: readonly string[];
}

/** A column whose value comes from the row as a whole is written `= what it is`: no header of a sheet. */
export const isFormula = (header: string): boolean => header.startsWith('=');

const meaningsOf = (field: Field, alias: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map([
    ...Object.entries(field.choices ?? {}).flatMap(([code, label]) => [
      [plegar(label), code] as const,
      [plegar(code), code] as const,
    ]),
    ...Object.entries(alias).map(([spelling, meaning]) => [plegar(spelling), meaning] as const),
  ]);

const resolveColumn = (
  module: AnyModule,
  header: string,
  target: AnySheet['columns'][string],
): ProfileColumn => {
  const column = typeof target === 'string' ? { to: target } : target;
  const field = module.fields[column.to];
  if (!field) throw new Error(`The sheet of ${module.name} fills ${column.to}, which is no field.`);
  return {
    header,
    to: column.to,
    field,
    unit: column.unit ?? '$',
    meanings: meaningsOf(field, column.alias ?? {}),
    ...(column.split ? { split: column.split } : {}),
    ...(column.read ? { read: column.read } : {}),
  };
};

/** The columns of a sheet that carry what the institution added: headed by the field's label. */
const extraColumns = (extra: Fields): readonly ProfileColumn[] =>
  Object.entries(extra).map(([name, field]) => ({
    header: field.label,
    to: `extra.${name}`,
    field,
    unit: '$',
    meanings: meaningsOf(field, {}),
  }));

/**
 * Finds a profile by the names people chose.
 *
 * @param extra fields the institution added to the module.
 *
 * @throws ImportRefusal when there is none.
 * @throws Error when the declaration cannot be imported: its codes are no natural key, or it names no field.
 */
export const findProfile = (
  product: Pick<Product, 'find'>,
  moduleName: string,
  name: string,
  extra: Fields = {},
): Profile => {
  const module = product.find(moduleName);
  const sheet = module && Object.hasOwn(module.sheets, name) ? module.sheets[name] : undefined;
  if (!module || !sheet) {
    throw new ImportRefusal('PERFIL_DESCONOCIDO', 'Ese tipo de planilla no existe: elija otro de la lista.');
  }
  if (!('natural' in module.code))
    throw new Error(`${module.name} has no natural key, so nothing can be imported.`);
  const { natural, make } = module.code;
  return {
    module,
    sheet,
    columns: [
      ...Object.entries(sheet.columns).map(([header, target]) =>
        resolveColumn(module, header, target as AnySheet['columns'][string]),
      ),
      ...extraColumns(extra),
    ],
    code: make,
    natural,
  };
};
