import type { Field } from '../kernel/declare/field.ts';
import type { SheetHelper } from '../kernel/declare/sheet.ts';
import { isFormula, type Profile, type ProfileColumn } from './profile.ts';

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

const ofField = (
  [name, field]: readonly [string, Field],
  spellings: ReadonlyMap<string, readonly string[]>,
): Target => ({
  destino: fieldTarget(name),
  label: field.label,
  campo: name,
  kind: field.kind,
  required: field.required,
  names: [field.label, name, ...(spellings.get(name) ?? [])],
});

/** What the known sheets of a module call each of its fields. */
const spellingsOf = ({ sheets }: Profile['module']): ReadonlyMap<string, readonly string[]> => {
  const spellings = new Map<string, readonly string[]>();
  for (const { columns } of Object.values(sheets))
    for (const [header, column] of Object.entries(columns)) {
      const { to, also = [] } = typeof column === 'string' ? { to: column } : column;
      if (!isFormula(header)) spellings.set(to, [...(spellings.get(to) ?? []), header, ...also]);
    }
  return spellings;
};

const ofHelper = ([header, { label, also = [] }]: readonly [string, SheetHelper]): Target => ({
  destino: header,
  label,
  campo: '',
  kind: 'text',
  required: false,
  names: [header, ...also],
});

/** Everything a column of a sheet may be told to fill, those of the profile first. */
export const targetsOf = (profile: Profile): readonly Target[] => {
  const own = profile.columns.filter(({ formula }) => !formula).map(ofColumn);
  const filled = new Set(own.map(({ campo }) => campo));
  const computed = new Set(Object.keys(profile.module.computed));
  const others = Object.entries(profile.module.fields).filter(
    ([name, { kind }]) => !filled.has(name) && !computed.has(name) && !unreadable.has(kind),
  );
  const spellings = spellingsOf(profile.module);
  return [
    ...own,
    ...Object.entries(profile.sheet.helpers ?? {}).map(ofHelper),
    ...others.map((field) => ofField(field, spellings)),
  ];
};

/** The field a target names by itself, or nothing when the target is a column of the profile. */
export const fieldOfTarget = (destino: string): string | undefined =>
  destino.startsWith(PREFIX) ? destino.slice(PREFIX.length) : undefined;
