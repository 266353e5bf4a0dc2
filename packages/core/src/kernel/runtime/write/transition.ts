import type { AnyModule } from '../../declare/module.ts';
import type { AnyTransition } from '../../declare/verb.ts';
import { notFound, refused } from '../refusals.ts';
import type { StoredRecord } from '../stored.ts';
import { authorize, load, readRelated } from './authorize.ts';
import { nextVersion } from './change.ts';
import { commitTogether } from './commit.ts';
import { beginWork, type Command, type Outcome, type Work, type WriteDeps } from './context.ts';
import { proposeRecord } from './create.ts';
import { applyChanges, type Changes } from './draft.ts';
import { once } from './idempotency.ts';
import { present, readVerbInput } from './input.ts';
import type { Write } from './prepare.ts';
import { rebase } from './rebase.ts';
import { auditingRefusals } from './refused-attempt.ts';
import { closedBecause, contextOf, judge } from './rules.ts';

type Raw = Readonly<Record<string, unknown>>;
type Reading = Awaited<ReturnType<typeof readRelated>>;

/** What the rules of a verb read once its form is filled in: a reference it edits leads to its new record. */
const readAgain = async (
  work: Work,
  record: StoredRecord,
  { reads = {} }: AnyTransition,
  edits: Changes,
  first: Reading,
): Promise<Reading> => {
  if (!Object.values(reads).some(({ by }) => Object.hasOwn(edits, by))) return first;
  const typed = { ...record, data: applyChanges(work.module, record.data, edits) };
  const second = await readRelated(work, typed, reads);
  const known = new Map([...first.read, ...second.read].map((one) => [`${one.module}/${one.id}`, one]));
  return { related: second.related, read: [...known.values()] };
};

/** The record a verb creates besides, and the value that links the record of the verb to it. */
const createdBy = async (
  work: Work,
  record: StoredRecord,
  { creates }: AnyTransition,
  { related }: Reading,
  input: Changes,
): Promise<{ readonly writes: readonly Write[]; readonly link: Changes }> => {
  const values = creates?.values(contextOf(work, record, related, input));
  const module = work.deps.product.find(creates?.module ?? '');
  if (!values || !module) return { writes: [], link: {} };
  const other = await beginWork(work.deps, work.command, module);
  const proposal = await proposeRecord(other, { values }, { byRule: true });
  const { id } = proposal.after;
  const name = creates?.link;
  if (!name) return { writes: [{ work: other, proposal }], link: {} };
  const held = record.data[name];
  const isList = work.module.fields[name]?.kind === 'refs';
  return {
    writes: [{ work: other, proposal }],
    link: { [name]: isList ? [...(Array.isArray(held) ? held : []), id] : id },
  };
};

/**
 * Runs a transition of a record.
 *
 * @throws GoreError `REGLA` with the sentence that closes it, or a conflict when the record moved meanwhile.
 */
export const runTransition = (
  deps: WriteDeps,
  command: Command,
  module: AnyModule,
  id: string,
  verb: string,
  body: { readonly version: number; readonly input: Raw },
): Promise<Outcome> =>
  once(deps, command, async () => {
    const transition = Object.hasOwn(module.transitions, verb) ? module.transitions[verb] : undefined;
    if (!transition) throw notFound();
    const work = await beginWork(deps, command, module);
    const record = await load(work, id);
    await authorize(work, record, verb);
    await rebase(work, record, body.version, '*');
    const attempt = async () => {
      const first = await readRelated(work, record, transition.reads);
      const sentence = closedBecause(work, record, verb, transition, first.related);
      if (sentence) throw refused(sentence);
      const { edits, asked, input } = readVerbInput(work, body.input, transition);
      const reading = await readAgain(work, record, transition, edits, first);
      const set = judge(work, record, transition, reading.related, input);
      const created = await createdBy(work, record, transition, reading, input);
      const after = nextVersion(work, record, {
        values: { ...edits, ...set, ...created.link },
        ...(transition.to === 'same' ? {} : { estado: transition.to }),
        verb,
      });
      const { folio } = transition;
      const proposal = { before: record, after, verb, input: present(asked), read: reading.read, folio };
      return commitTogether([{ work, proposal }, ...created.writes]);
    };
    return transition.auditRefusals ? auditingRefusals(work, record, verb, attempt) : attempt();
  });
