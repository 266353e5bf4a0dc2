import type { Json } from './json.ts';
import type { Tone } from './module.ts';

/** Every kind of value a field can hold; storage, SQL type, form control and parsing follow from it. */
export type FieldKind =
  | 'text'
  | 'longText'
  | 'money'
  | 'percent'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'date'
  | 'instant'
  | 'choice'
  | 'choices'
  | 'ref'
  | 'refs'
  | 'rut'
  | 'email'
  | 'file'
  | 'point'
  | 'geometry'
  | 'json'
  | 'list';

/** Weight of a field in full-text search, as in PostgreSQL: `A` counts most. */
export type SearchWeight = 'A' | 'B' | 'C' | 'D';

/** What a field may say about itself beyond its label. */
export interface FieldOptions {
  /** The record cannot be saved without it. */
  readonly required?: boolean;
  /** One sentence under the control that says what to write. */
  readonly help?: string;
  /** Unit shown after the value, such as `días` or `m²`. */
  readonly unit?: string;
  /** No two living records of an institution share the value; `everywhere`, no two of the whole installation. */
  readonly unique?: boolean | 'everywhere';
  /** Takes part in full-text search with this weight. */
  readonly search?: SearchWeight;
  /** Personal data (Ley 21.719): committed by salted hash in the audit, masked in copies. */
  readonly personal?: boolean;
  /** Only transitions, computations, imports and the kernel write it; forms show it read-only. */
  readonly system?: boolean;
  /** Said when the record is created; afterwards only its verbs change it, and its form shows it read-only. */
  readonly fixed?: boolean;
  /** `ref`: keeps the way back, so that effects find by key, and strongly, who points at a record. */
  readonly backref?: boolean;
  /** `choice`: colour family of each code that has one. */
  readonly tones?: Readonly<Record<string, Tone>>;
  /** Name of the field of the same record that says which module the id in this one is of. */
  readonly moduleIn?: string;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
  readonly default?: unknown;
}

/** A declared field: `T` is the type of its value, `R` whether it is required. */
export interface Field<T = unknown, R extends boolean = boolean> {
  readonly kind: FieldKind;
  readonly label: string;
  readonly required: R;
  readonly options: FieldOptions;
  /** `choice`, `choices`: code → label. */
  readonly choices?: Readonly<Record<string, string>>;
  /** `ref`, `refs`: name of the module pointed at. */
  readonly module?: string;
  /** `list`: fields of each row. */
  readonly fields?: Fields;
  /** Never present at run time; carries the type of the value. */
  readonly _value?: T;
}

/** The fields of a record by name. */
export type Fields = Readonly<Record<string, Field>>;

/** Type of the value of a field. */
export type ValueOf<F> = F extends Field<infer T> ? T : never;

type RequiredKeys<F extends Fields> = { [K in keyof F]: F[K]['required'] extends true ? K : never }[keyof F];

/** Values of a set of fields: required ones present, the others optional. */
export type Values<F extends Fields> = { readonly [K in RequiredKeys<F>]: ValueOf<F[K]> } & {
  readonly [K in Exclude<keyof F, RequiredKeys<F>>]?: ValueOf<F[K]>;
};

/** A place on earth, WGS84 degrees. */
export interface Point {
  readonly lon: number;
  readonly lat: number;
}

/** A stored file: its bytes lie in the files bucket under `key`. */
export interface FileRef {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly sha256?: string;
  readonly type?: string;
}

/** GeoJSON geometry in WGS84. */
export interface Geometry {
  readonly type: 'Point' | 'LineString' | 'Polygon' | 'MultiPoint' | 'MultiLineString' | 'MultiPolygon';
  readonly coordinates: Json;
}
