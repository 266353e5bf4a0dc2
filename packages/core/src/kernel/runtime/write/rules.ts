import type { Fields, Values } from '../../declare/field.ts';
import type { AnyRules, AnyTransition, RuleContext } from '../../declare/verb.ts';
import { refused } from '../refusals.ts';
import type { StoredRecord } from '../stored.ts';
import type { Work } from './context.ts';
import type { Changes } from './draft.ts';
import { itemOf } from './item.ts';

type Rules = AnyRules;
type Context = RuleContext<ReturnType<typeof itemOf>, Fields, NonNullable<Rules['reads']>>;

/** What a rule is given. */
export const contextOf = (
  work: Work,
  record: StoredRecord,
  related: Readonly<Record<string, unknown>>,
  input: Changes,
): Context => ({
  item: itemOf(record),
  input: input as Context['input'],
  actor: work.command.actor,
  related,
  clock: work.clock,
  may: work.access.may,
  param: (name) => {
    const value = work.param(name);
    if (value === undefined) throw new Error(`No pack declares the parameter ${name}`);
    return value;
  },
});

/** The sentence that closes a transition for a record before anything is typed, or nothing. */
export const closedBecause = (
  work: Work,
  record: StoredRecord,
  verb: string,
  transition: AnyTransition,
  related: Readonly<Record<string, unknown>>,
): string | undefined => {
  const { states } = work.module;
  if (!transition.from.includes(record.estado)) {
    const from = transition.from.map((name) => `«${states[name]?.label ?? name}»`).join(', ');
    return `No corresponde en estado «${states[record.estado]?.label ?? record.estado}»; se hace en ${from}.`;
  }
  const own = work.access
    .fourEyes(work.module.name, verb)
    .find((done) => record.hechos[done] === work.command.actor.id);
  if (own) {
    const done = work.module.transitions[own]?.label ?? 'crear el registro';
    return `Debe hacerlo otra persona: usted hizo «${done}».`;
  }
  const { creates } = transition;
  if (creates && !work.access.may(creates.module, 'crear'))
    return `Su rol no permite crear ${work.deps.product.find(creates.module)?.label.many.toLowerCase()}.`;
  return transition.guard?.(contextOf(work, record, related, {})) || undefined;
};

/** The sentence with which a rule refuses an input, and the values it would set. */
export interface Judgement {
  readonly refusal: string | undefined;
  readonly set: () => Changes;
}

/** What the rules of a verb say of an input; whoever asks decides whether a refusal stops anything. */
export const judgement = (
  work: Work,
  record: StoredRecord,
  rules: Rules,
  related: Readonly<Record<string, unknown>>,
  input: Changes,
): Judgement => {
  const context = contextOf(work, record, related, input);
  return {
    refusal: rules.guard?.(context) || rules.check?.(context) || undefined,
    set: () => (rules.set?.(context) ?? {}) as Changes & Partial<Values<Fields>>,
  };
};

/**
 * Runs the rules of a verb and answers the values it sets by itself.
 *
 * @throws GoreError `REGLA` with the sentence of the rule that refuses.
 */
export const judge = (
  work: Work,
  record: StoredRecord,
  rules: Rules,
  related: Readonly<Record<string, unknown>>,
  input: Changes,
): Changes => {
  const { refusal, set } = judgement(work, record, rules, related, input);
  if (refusal) throw refused(refusal);
  return set();
};
