import type { AnyModule } from '../kernel/declare/module.ts';
import { GoreError } from '../kernel/runtime/error.ts';
import type { RecordKey, Store } from '../kernel/runtime/store/store.ts';
import type { StoredRecord } from '../kernel/runtime/stored.ts';
import type { Lookup } from '../kernel/runtime/write/prepare.ts';
import { nameOf } from '../kernel/runtime/write/references.ts';

/** Reads records by key and remembers them: the rows of a chunk point at the same few. */
export const remembering = (store: Store): Lookup => {
  const known = new Map<string, StoredRecord>();
  return async (keys: readonly RecordKey[]) => {
    const unknown = keys.filter((key) => !known.has(nameOf(key)));
    for (const record of unknown.length ? await store.getMany(unknown) : [])
      known.set(nameOf(record), record);
    return keys.flatMap((key) => known.get(nameOf(key)) ?? []);
  };
};

/** Tells a code of a module from what a sheet knows a row by, where codes are a sequence. */
export const codeOfModule = ({ code }: AnyModule): ((key: string) => boolean) => {
  if ('natural' in code) return () => true;
  const form = new RegExp(`^${code.sequence}-\\d{4}-\\d{5,}$`);
  return (key) => form.test(key);
};

/** The sentence a person reads of a refusal. @throws whatever is none. */
export const sentenceOf = (error: unknown): string => {
  if (!(error instanceof GoreError)) throw error;
  return error.details.map(({ message }) => message).join(' ') || error.message;
};
