import { createHash, randomBytes } from 'node:crypto';
import type { Json } from '../../declare/json.ts';

/** One field that changed, in the clear, or as commitments when the value is personal. */
export type Change =
  | { readonly field: string; readonly before?: Json; readonly after?: Json }
  | { readonly field: string; readonly commitments: { readonly before?: string; readonly after?: string } };

/** What happened to a record: the audit entry, and the event everything else follows from. */
export interface AuditEntry {
  readonly tenant: string;
  readonly module: string;
  readonly id: string;
  /** Code of the record; empty when it is made of personal values. */
  readonly codigo: string;
  /** Version the record had afterwards; entries of a record count 1, 2, 3 … without a gap. */
  readonly seq: number;
  /** Instant, UTC (Decreto 9 art. 13). */
  readonly at: string;
  readonly actor: string;
  /** People the actor stood in for, when it was by their reach and not by the actor's own. */
  readonly standsFor?: readonly string[];
  readonly verb: string;
  readonly estado: string;
  readonly changes: readonly Change[];
  /** What the verb asked and no field keeps. */
  readonly input?: Readonly<Record<string, Json>>;
  /** The sentence the verb was refused with: it was tried and nothing changed. */
  readonly refused?: string;
  readonly requestId: string;
  readonly ip?: string;
  /** Event that led to this one, as `module/id@seq`. */
  readonly cause?: string;
  /** How many events lie between this one and what a person did. */
  readonly depth: number;
  /** Job this write is part of. */
  readonly batch?: string;
  /** Hash of the previous entry of the record; empty for the first. */
  readonly prev: string;
}

/** A personal value as it was, with the salt of its commitments. */
export interface KeptValue {
  readonly salt: string;
  readonly before?: Json;
  readonly after?: Json;
}

/** What is left of a personal value that was deleted by law: the resolution that ordered it. */
export interface SuppressedValue {
  readonly suprimido: string;
}

/** Personal values of an entry by field; the law may order them deleted. */
export type Sidecar = Readonly<Record<string, KeptValue | SuppressedValue>>;

/** Every field of a sidecar suppressed by a resolution, or only those that are named. */
export const suppressed = (
  sidecar: Sidecar,
  resolution: string,
  names: ReadonlySet<string> = new Set(Object.keys(sidecar)),
): Sidecar =>
  Object.fromEntries(
    Object.entries(sidecar).map(([field, value]) => [
      field,
      names.has(field) && 'salt' in value ? { suprimido: resolution } : value,
    ]),
  );

/** JSON with its keys in order, so that equal values have equal text. */
export const canonical = (value: unknown): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
};

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Hash of an entry; as it includes the previous one, the last hash answers for the whole chain. */
export const entryHash = (entry: AuditEntry): string => sha256(canonical(entry));

/** Commits to a value without telling it: SHA-256 over salt and canonical value. */
export const commitment = (salt: string, value: Json): string => sha256(`${salt}\n${canonical(value)}`);

const newSalt = () => randomBytes(16).toString('hex');

/** Splits changes into what the chain may hold and the personal values that go to the sidecar. */
export const conceal = (
  changes: readonly { readonly field: string; readonly before?: Json; readonly after?: Json }[],
  personal: (field: string) => boolean,
): { readonly changes: readonly Change[]; readonly sidecar: Readonly<Record<string, KeptValue>> } => {
  const sidecar: Record<string, KeptValue> = {};
  const open = changes.map((change): Change => {
    if (!personal(change.field)) return change;
    const { field, before, after } = change;
    const salt = newSalt();
    sidecar[field] = {
      salt,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    };
    return {
      field,
      commitments: {
        ...(before === undefined ? {} : { before: commitment(salt, before) }),
        ...(after === undefined ? {} : { after: commitment(salt, after) }),
      },
    };
  });
  return { changes: open, sidecar };
};
