import type { Field, Fields } from './field.ts';
import { isPersonal } from './leaves.ts';
import type { AnyModule } from './module.ts';
import { mostMentions } from './people.ts';

/** Most references a list of them may hold. */
const refsPerList = 25;

/** Rows a list may hold unless it says otherwise. */
const rowsPerList = 50;

/** Rows a list may hold at the most. */
export const rowsOf = (list: Field | undefined): number => list?.options.max ?? rowsPerList;

const referencesIn = (fields: Fields): number =>
  Object.values(fields).reduce((sum, field) => {
    const { kind, fields: row } = field;
    if (row) return sum + rowsOf(field) * referencesIn(row);
    return sum + (kind === 'ref' ? 1 : kind === 'refs' ? refsPerList : 0);
  }, 0);

/** Entries in the index of people one write may add or take away. */
const mentionsPerWrite = (fields: Fields, people: ReadonlySet<string>): number =>
  Object.values(fields).reduce(
    (sum, field) =>
      sum +
      (field.fields
        ? (field.options.max ?? rowsPerList) * mentionsPerWrite(field.fields, people)
        : mostMentions(field, people)),
    0,
  );

/** Items DynamoDB writes in one transaction, less a margin; what needs more is a job, not a verb. */
export const maxItemsPerWrite = 90;

/**
 * Items the largest write of a module may take: the record, its audit and sidecar, the idempotency key, a guard let go
 * and one taken for each unique rule, a check on every reference and on every record a rule reads, the totals of its
 * parents before and after a move, a lock on both trees of a move, the ways back let go and taken, its span of time, the
 * version of the policy, and an entry in the index of people for each it comes to name.
 *
 * @param parents modules that keep totals over this one.
 * @param people modules whose records are people.
 */
export const worstCaseItems = (
  module: AnyModule,
  parents: number,
  people: ReadonlySet<string> = new Set(),
): number => {
  const fields = Object.values(module.fields);
  const computed = Object.values(module.computed).map(({ field }) => field);
  const personal = [...fields, ...computed].some(isPersonal);
  const uniqueRules = 1 + module.unique.length + fields.filter(({ options }) => options.unique).length;
  const references = referencesIn(module.fields);
  const rules = [module.create, ...Object.values(module.transitions)];
  const reads = Math.max(...rules.map((rule) => Object.keys(rule.reads ?? {}).length));
  const limits = Object.keys(module.rollups).length ? 1 : 0;
  const backrefs = fields.filter(({ options }) => options.backref).length;
  const own = 2 * module.trees.length + 2 * backrefs + (module.span ? 2 : 0) + (module.policy ? 2 : 0);
  const mentions = mentionsPerWrite(module.fields, people);
  return (
    3 + (personal ? 1 : 0) + 2 * uniqueRules + references + reads + 2 * parents + limits + own + mentions
  );
};
