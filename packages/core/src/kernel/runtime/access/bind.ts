import { type ActorAttribute, never, type Operand, type Predicate } from '../../declare/predicate.ts';
import type { Actor } from '../../declare/record.ts';

/** Somebody whose reach is meant, whoever asks. */
export type Whose = Pick<Actor, ActorAttribute>;

const bindOperand = (operand: Operand, whose: Whose): Operand => {
  if ('actor' in operand) return { value: whose[operand.actor] };
  return 'days' in operand ? { ...operand, days: bindOperand(operand.days, whose) } : operand;
};

const isEmptyList = (operand: Operand) =>
  'value' in operand && Array.isArray(operand.value) && operand.value.length === 0;

/** A predicate that asks about a fixed person instead of the one who acts. */
export const bindTo = (predicate: Predicate, whose: Whose): Predicate => {
  switch (predicate.op) {
    case 'and':
    case 'or':
      return { op: predicate.op, of: predicate.of.map((one) => bindTo(one, whose)) };
    case 'not':
      return { op: 'not', of: bindTo(predicate.of, whose) };
    case 'parent':
      return { ...predicate, where: bindTo(predicate.where, whose) };
    case 'empty':
      return { op: 'empty', of: bindOperand(predicate.of, whose) };
    default: {
      const right = bindOperand(predicate.right, whose);
      // A value out of none is nothing, and SQL knows no list without a type.
      return isEmptyList(right) ? never : { ...predicate, left: bindOperand(predicate.left, whose), right };
    }
  }
};
