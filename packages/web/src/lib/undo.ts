import type { FieldDescriptor, VerbDescriptor } from '@gore/core/kernel/declare/describe.ts';
import type { Json } from '@gore/core/kernel/declare/json.ts';
import type { Schema } from './descriptor.ts';
import { isEmpty, type RecordRow } from './record.ts';

type Values = Readonly<Record<string, Json>>;

/** What is written where the verb that takes another back asks for a reason. */
const reason = 'Se deshizo enseguida.';

/** A verb and what it is given, to leave a record as it was. */
export interface WayBack {
  readonly verb: string;
  readonly input: Values;
}

const given = (before: RecordRow, asked: FieldDescriptor): Json | undefined => {
  const old = before[asked.name];
  if (!isEmpty(old)) return old;
  return asked.required && (asked.kind === 'text' || asked.kind === 'longText') ? reason : undefined;
};

/**
 * How the declaration takes a verb back for a record, or nothing when it does not: it names no verb for it, that verb
 * leads elsewhere than where the record was, or it needs something nobody can give.
 *
 * @param before the record as it was when the verb was done.
 */
export const wayBack = (schema: Schema, verb: VerbDescriptor, before: RecordRow): WayBack | undefined => {
  const back = schema.verbs.find(({ name }) => name === verb.undo);
  if (!back || (back.to !== 'same' && back.to !== before.estado)) return undefined;
  const inputs = back.inputs.map((asked) => ({ asked, value: given(before, asked) }));
  if (inputs.some(({ asked, value }) => asked.required && value === undefined)) return undefined;
  const filled = inputs.flatMap(({ asked, value }) => (value === undefined ? [] : [[asked.name, value]]));
  return { verb: back.name, input: Object.fromEntries(filled) };
};

/** The values a record had where a change wrote others, by the names the API takes; null empties a field. */
export const valuesBefore = (before: RecordRow, changes: Values): Values =>
  Object.fromEntries(
    Object.keys(changes).map((name) => {
      const own = name.startsWith('extra.') ? before.extra?.[name.slice('extra.'.length)] : before[name];
      return [name, own ?? null];
    }),
  );
