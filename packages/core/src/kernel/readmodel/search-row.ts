import type { Json } from '../declare/json.ts';
import type { StoredRecord } from '../runtime/stored.ts';
import type { Layout } from './layout.ts';
import { codeIsReserved, reservedFields, type SearchField, searchFields } from './reserved.ts';
import { toSql } from './row.ts';

/** One of the two text vectors of a record: what everybody may find it by, and what only some may. */
export interface Vector {
  readonly column: 'vec_publico' | 'vec_reservado';
  /** Weights it uses, each a text column of the row: `vec_publico_a`. */
  readonly weights: readonly string[];
}

/** How the records of a module enter the search table. */
export interface SearchShape {
  readonly vectors: readonly Vector[];
  readonly row: (record: StoredRecord) => Readonly<Record<string, Json>>;
}

/** Text as words and spaces, so that `30123456-0/2024` is found by any of its parts, in documents and questions alike. */
export const asWords = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

const wordsOf = ({ name, field }: SearchField, record: StoredRecord): string => {
  const value = record.data[name];
  const values = Array.isArray(value) ? value : [value];
  return values
    .filter((one) => typeof one === 'string' || typeof one === 'number')
    .map((one) => asWords(field.choices?.[String(one)] ?? String(one)))
    .join(' ');
};

interface Part {
  readonly key: string;
  readonly words: (record: StoredRecord) => string;
}

const partsOf = (layout: Layout): readonly Part[] => {
  const reserved = reservedFields(layout.module);
  const vectorOf = (shut: boolean): string => (shut ? 'vec_reservado' : 'vec_publico');
  return [
    ...(codeIsReserved(layout.module)
      ? []
      : [{ key: 'vec_publico_a', words: ({ codigo }: StoredRecord) => asWords(codigo) }]),
    ...searchFields(layout.module).map((field) => ({
      key: `${vectorOf(reserved.has(field.name))}_${field.weight.toLowerCase()}`,
      words: (record: StoredRecord) => wordsOf(field, record),
    })),
  ];
};

/** What the search rows of a module follow from; when it changes they have to be written anew. */
export const searchDefinition = ({ module }: Layout): string => {
  const { title, unit, assignee, parent, place } = module;
  const fields = searchFields(module).map(({ name, weight }) => [name, weight]);
  return JSON.stringify([
    title,
    unit,
    assignee,
    parent,
    place,
    fields,
    [...reservedFields(module)].sort(),
    codeIsReserved(module),
  ]);
};

const titleOf = (layout: Layout, { data, codigo }: StoredRecord): string => {
  const value = data[layout.module.title];
  if (value === undefined || value === null) return codeIsReserved(layout.module) ? '' : codigo;
  return layout.module.fields[layout.module.title]?.choices?.[String(value)] ?? String(value);
};

const refOf = (field: string | undefined, { data }: StoredRecord): Json | undefined =>
  field === undefined ? undefined : toSql('ref', data[field]);

const defined = (row: Readonly<Record<string, Json | undefined>>): Readonly<Record<string, Json>> =>
  Object.fromEntries(Object.entries(row).filter((entry): entry is [string, Json] => entry[1] !== undefined));

/** Derives from the declaration how a module's records are found. */
export const searchShape = (layout: Layout): SearchShape => {
  const { module } = layout;
  const parts = Map.groupBy(partsOf(layout), ({ key }) => key);
  const hidesCode = codeIsReserved(module);
  const place = module.place === undefined ? undefined : layout.column(module.place);
  const vector = (column: Vector['column']): Vector => ({
    column,
    weights: [...parts.keys()].filter((key) => key.startsWith(column)).map((key) => key.slice(-1)),
  });
  return {
    vectors: [vector('vec_publico'), vector('vec_reservado')],
    row: (record) => {
      const texts = [...parts].map(([key, all]) => [key, all.map(({ words }) => words(record)).join(' ')]);
      const where = place && toSql(place.kind, record.data[place.field]);
      const titulo = titleOf(layout, record);
      return defined({
        ...Object.fromEntries(texts),
        tenant: record.tenant,
        modulo: record.module,
        id: record.id,
        version: record.version,
        codigo: record.codigo,
        titulo,
        texto: hidesCode ? titulo : `${record.codigo} ${titulo}`,
        ...(place?.kind === 'point' ? { punto: where } : { forma: where }),
        unidad: refOf(module.unit, record),
        responsable: refOf(module.assignee, record),
        padre: refOf(module.parent, record),
        estado: record.estado,
        eliminado_en: record.eliminadoEn,
      });
    },
  };
};
