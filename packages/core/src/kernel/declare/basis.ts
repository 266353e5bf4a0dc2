import { operandFields, predicateFields } from './evaluate.ts';
import type { AnyModule, Derived } from './module.ts';

const derivedFrom = (derived: Derived): readonly string[] =>
  'flag' in derived ? predicateFields(derived.flag) : operandFields(derived.days.operand);

/** Fields whose values can be read in the code of a record. */
export const fieldsInCode = ({ code }: AnyModule): readonly string[] =>
  'natural' in code ? code.natural : [];

/** What a value follows from: whoever sees it learns something of these. */
export const basisOf = (module: AnyModule, name: string): readonly string[] => {
  if (name === 'codigo') return fieldsInCode(module);
  const derived = Object.hasOwn(module.derived, name) ? module.derived[name] : undefined;
  if (derived) return derivedFrom(derived);
  const computed = Object.hasOwn(module.computed, name) ? module.computed[name] : undefined;
  return computed?.from ?? [];
};
