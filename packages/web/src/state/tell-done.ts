import type { VerbDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { runVerb } from '../lib/api/records.ts';
import type { Written } from '../lib/api/writes.ts';
import type { Schema } from '../lib/descriptor.ts';
import type { RecordRow } from '../lib/record.ts';
import { wayBack } from '../lib/undo.ts';
import { say } from './toasts.ts';
import { sayUndoable } from './undo.ts';

/**
 * Says that a verb was done, with the way back its declaration names, if any.
 *
 * @param before the record as it was.
 */
export const tellDone = (
  text: string,
  schema: Schema,
  verb: VerbDescriptor,
  before: RecordRow,
  { id, version }: Written,
): void => {
  const back = wayBack(schema, verb, before);
  if (back) sayUndoable(text, () => runVerb(schema.name, { id, version }, back.verb, back.input));
  else say(text);
};
