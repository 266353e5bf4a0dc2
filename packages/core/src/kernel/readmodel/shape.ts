import type { Operand, Predicate } from '../declare/predicate.ts';
import { type Family, familyOf } from './layout.ts';
import { extraName, type Sight } from './sight.ts';

/** A value a request may name, as the language of predicates knows it. */
export type Shape = { readonly label: string } & (
  | { readonly family: Family; readonly operand: Operand }
  | { readonly flag: Predicate }
);

/** The shape of a value the actor sees; nothing for a name of no value. */
export const shapeOf = ({ layout, access }: Sight, name: string): Shape | undefined => {
  const derived = layout.module.derived[name];
  if (derived) {
    const { label } = derived;
    return 'flag' in derived
      ? { label, flag: derived.flag }
      : { label, family: 'number', operand: derived.days.operand };
  }
  const operand: Operand = { field: name };
  const extra = extraName(name);
  if (extra === undefined) {
    const column = layout.column(name);
    return column && { label: column.label, family: column.family, operand };
  }
  const field = access.extra?.[extra];
  return field && { label: field.label, family: familyOf(field.kind), operand };
};
