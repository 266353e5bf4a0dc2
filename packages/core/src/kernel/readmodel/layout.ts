import type { Field, FieldKind } from '../declare/field.ts';
import type { AnyModule } from '../declare/module.ts';
import { type SystemField, systemLabels } from '../declare/record.ts';
import { columnName, quote, tableName } from './names.ts';

/** What a column can be compared with; columns of different families never are. */
export type Family = 'text' | 'number' | 'boolean' | 'date' | 'instant' | 'texts' | 'opaque';

/** One typed column of a module's table. */
export interface ReadColumn {
  /** Name by which requests and predicates know it. */
  readonly field: string;
  /** Quoted name in SQL. */
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly family: Family;
  readonly type: string;
  readonly source: 'system' | 'field' | 'computed' | 'rollup';
  /** Whether every living record has a value. */
  readonly filled: boolean;
  /** Quoted name of the column that holds the text folded for sorting. */
  readonly sortName?: string;
}

/** A module as the read model keeps it. */
export interface Layout {
  readonly module: AnyModule;
  /** Quoted name of the table. */
  readonly table: string;
  readonly columns: readonly ReadColumn[];
  readonly column: (field: string) => ReadColumn | undefined;
}

const TEXT = 'text collate "C"';

const types: Readonly<Record<FieldKind, readonly [type: string, family: Family]>> = {
  text: [TEXT, 'text'],
  longText: [TEXT, 'text'],
  choice: [TEXT, 'text'],
  ref: [TEXT, 'text'],
  rut: [TEXT, 'text'],
  email: [TEXT, 'text'],
  money: ['bigint', 'number'],
  integer: ['bigint', 'number'],
  percent: ['double precision', 'number'],
  number: ['double precision', 'number'],
  boolean: ['boolean', 'boolean'],
  date: ['date', 'date'],
  instant: ['timestamp with time zone', 'instant'],
  choices: ['text[]', 'texts'],
  refs: ['text[]', 'texts'],
  point: ['geometry(Point,4326)', 'opaque'],
  geometry: ['geometry(Geometry,4326)', 'opaque'],
  file: ['jsonb', 'opaque'],
  json: ['jsonb', 'opaque'],
  list: ['jsonb', 'opaque'],
};

/** Family of a kind of field. */
export const familyOf = (kind: FieldKind): Family => types[kind][1];

/** The values the kernel keeps about every record, as columns; all of them but the last are always there. */
const systemKinds: Readonly<Record<SystemField, FieldKind>> = {
  id: 'text',
  codigo: 'text',
  version: 'integer',
  estado: 'choice',
  estadoDesde: 'instant',
  creadoEn: 'instant',
  creadoPor: 'ref',
  actualizadoEn: 'instant',
  actualizadoPor: 'ref',
  eliminadoEn: 'instant',
};

const isSystemField = (name: string): name is SystemField => name in systemKinds;

/** Names no field may take in SQL: the columns the read model keeps for itself. */
const ownColumns = ['tenant', 'extra', 'lapida'];

/** Kinds people sort by words, so accents and capitals must not matter. */
const wordy: ReadonlySet<FieldKind> = new Set(['text', 'email']);

type Base = Pick<ReadColumn, 'field' | 'kind' | 'label' | 'source'> & Partial<ReadColumn>;

const toColumn = (base: Base): ReadColumn => {
  const [type, family] = types[base.kind];
  return { name: quote(columnName(base.field)), type, family, filled: false, ...base };
};

const systemColumn = (field: SystemField): ReadColumn =>
  toColumn({
    field,
    kind: systemKinds[field],
    label: systemLabels[field],
    filled: field !== 'eliminadoEn',
    source: 'system',
  });

const declaredColumn = (
  module: AnyModule,
  name: string,
  { kind, label }: Field,
  source: 'field' | 'computed',
): ReadColumn => {
  const sorted = wordy.has(kind) && (name === module.title || module.list.columns.includes(name));
  return toColumn({
    field: name,
    kind,
    label,
    source,
    ...(sorted ? { sortName: quote(`${columnName(name)}__orden`) } : {}),
  });
};

/** Column that keeps which version of its totals a record has. */
export const TOTALS_VERSION = quote('totales__version');

/** Where the records of a module lie. */
export interface Placed {
  readonly column: ReadColumn;
  /** Lines and contours of a record beside its place; one without a place lies where these are. */
  readonly shapes: readonly ReadColumn[];
  /** Quoted name of the column that keeps the cell of the map a record lies in. */
  readonly cell: string;
}

/** The place of a module's records; nothing for a module without one. */
export const placeOf = ({ module, column, columns }: Omit<Layout, 'table'>): Placed | undefined => {
  const place = module.place === undefined ? undefined : column(module.place);
  const shapes = columns.filter(({ kind, field }) => kind === 'geometry' && field !== module.place);
  // The name says what the cell is made of, so that a declaration that adds a shape brings a new column.
  const made = [place, ...shapes].map((part) => columnName(String(part?.field)));
  return place && { column: place, shapes, cell: quote(`${made.join('_')}__celda`) };
};

/**
 * Lays a module out as a table.
 *
 * @throws Error when two of its fields would share a column.
 */
export const layoutOf = (module: AnyModule): Layout => {
  const columns = [
    ...Object.keys(systemKinds).filter(isSystemField).map(systemColumn),
    ...Object.entries(module.fields).map(([name, field]) => declaredColumn(module, name, field, 'field')),
    ...Object.entries(module.computed).map(([name, { field }]) =>
      declaredColumn(module, name, field, 'computed'),
    ),
    ...Object.entries(module.rollups).map(([field, { kind, label }]) =>
      toColumn({ field, kind, label, source: 'rollup' }),
    ),
  ];
  const names = [...ownColumns.map(quote), ...columns.map(({ name }) => name)];
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) throw new Error(`Module ${module.name}: two of its values would share the column ${twice}.`);
  const byField = new Map(columns.map((column) => [column.field, column]));
  return {
    module,
    table: quote(tableName(module.name)),
    columns,
    column: (field) => byField.get(field),
  };
};

/** Lays out every module of a product once; engines keep the answer. */
export const layoutsOf = (modules: readonly AnyModule[]): ReadonlyMap<string, Layout> =>
  new Map(modules.map((module) => [module.name, layoutOf(module)]));
