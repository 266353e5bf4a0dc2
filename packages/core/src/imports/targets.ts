import type { Field } from '../kernel/declare/field.ts';
import type { Profile, ProfileColumn } from './profile.ts';

const PREFIX = 'campo:';

/** Kinds of field that no cell can fill. */
const unreadable: ReadonlySet<Field['kind']> = new Set([
  'file',
  'point',
  'geometry',
  'json',
  'list',
  'instant',
]);

/** Somewhere a column may go: a column of the profile by its header, or a field by `campo:` and its name. */
export interface Target {
  readonly destino: string;
  readonly label: string;
  readonly campo: string;
  readonly kind: Field['kind'];
  readonly required: boolean;
  /** Headers by which it is recognised. */
  readonly names: readonly string[];
}

/** Name of the target of a field by itself. */
export const fieldTarget = (field: string): string => `${PREFIX}${field}`;

const ofColumn = ({ header, to, field, also }: ProfileColumn): Target => ({
  destino: header,
  label: field.label,
  campo: to,
  kind: field.kind,
  required: field.required,
  names: [header, ...also],
});

const ofField = ([name, field]: readonly [string, Field]): Target => ({
  destino: fieldTarget(name),
  label: field.label,
  campo: name,
  kind: field.kind,
  required: field.required,
  names: [field.label, name],
});

/** Everything a column of a sheet may be told to fill, those of the profile first. */
export const targetsOf = (profile: Profile): readonly Target[] => {
  const own = profile.columns.filter(({ formula }) => !formula).map(ofColumn);
  const filled = new Set(own.map(({ campo }) => campo));
  const computed = new Set(Object.keys(profile.module.computed));
  const others = Object.entries(profile.module.fields).filter(
    ([name, { kind }]) => !filled.has(name) && !computed.has(name) && !unreadable.has(kind),
  );
  return [...own, ...others.map(ofField)];
};

/** The field a target names by itself, or nothing when the target is a column of the profile. */
export const fieldOfTarget = (destino: string): string | undefined =>
  destino.startsWith(PREFIX) ? destino.slice(PREFIX.length) : undefined;
