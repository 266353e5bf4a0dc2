import type { Json } from '../../declare/json.ts';
import type { AuditEntry } from '../audit/chain.ts';
import type { ErrorDetail } from '../error.ts';
import { conflict } from '../refusals.ts';
import { readPartition } from '../store/partition.ts';
import type { StoredRecord } from '../stored.ts';
import type { Work } from './context.ts';
import type { Changes } from './draft.ts';
import { fieldValue } from './item.ts';

const farBehind = 50;

const entriesSince = async (
  work: Work,
  record: StoredRecord,
  base: number,
): Promise<readonly AuditEntry[]> => {
  const items = await readPartition(work.deps.store, {
    KeyConditionExpression: 'pk = :pk AND sk > :base',
    ExpressionAttributeValues: {
      ':pk': `AUD#${record.tenant}#${record.module}#${record.id}`,
      ':base': `v#${String(base).padStart(9, '0')}`,
    },
  });
  return items.map((item) => item.entry as AuditEntry);
};

/** Whether only the product itself writes the field: a change to it is nobody's conflict. */
const isDerived = (work: Work, field: string) =>
  work.module.fields[field]?.options.system === true || field in work.module.computed;

const asJson = (value: unknown) => (value === undefined ? null : (value as Json));

/**
 * Lets a change that started from an older version stand when nobody touched the same fields since.
 *
 * @param touched fields of the change; `*` means that any change in between is a conflict.
 * @throws GoreError `CONFLICTO` with both values, field by field.
 */
export const rebase = async (
  work: Work,
  record: StoredRecord,
  base: number,
  touched: Changes | '*',
): Promise<void> => {
  if (base === record.version) return;
  if (base > record.version || record.version - base > farBehind) throw conflict();
  const entries = await entriesSince(work, record, base);
  const moved = new Set(
    entries
      .flatMap(({ changes }) => changes.map(({ field }) => field))
      .filter((field) => !isDerived(work, field)),
  );
  const hidden = work.access.hidden(work.module.name);
  const fields =
    touched === '*'
      ? [...moved].filter((field) => !hidden.has(field))
      : Object.keys(touched).filter((field) => moved.has(field));
  const details: ErrorDetail[] = fields.map((field) => ({
    field,
    message: 'Cambió mientras usted editaba.',
    theirs: asJson(fieldValue(record, field)),
    ...(touched === '*' ? {} : { yours: asJson(touched[field]) }),
  }));
  const collides = touched === '*' ? moved.size > 0 : details.length > 0 || moved.has('estado');
  if (collides) throw conflict(details);
};
