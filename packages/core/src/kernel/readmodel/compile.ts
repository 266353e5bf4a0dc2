import {
  elementsOf,
  evaluate,
  isAbsent,
  isInstant,
  localDate,
  predicateFields,
} from '../declare/evaluate.ts';
import type { Comparison, Operand, Predicate } from '../declare/predicate.ts';
import { esFecha } from '../declare/valores/fecha.ts';
import { type Compilation, join, mirrored, type SqlColumn, symbols } from './compilation.ts';
import { compareDays, compareWithDay, type DaysOf, dateOf } from './days.ts';
import { expressionOf, noRecord, type Side, sideOf, temporal } from './sides.ts';

type Atom = Extract<Predicate, { readonly left: Operand }>;
type ParentAtom = Extract<Predicate, { readonly op: 'parent' }>;

const compareWithConstant = (
  op: Comparison,
  column: SqlColumn,
  value: unknown,
  compilation: Compilation,
): string => {
  const { args, clock } = compilation;
  const plain = (type: string): string => `${column.sql} ${symbols[op]} ${args.add(value, type)}`;
  if (isAbsent(value)) return 'false';
  if (typeof value === 'number' && column.family === 'number')
    return plain(Number.isSafeInteger(value) ? 'bigint' : 'double precision');
  if (typeof value === 'boolean' && column.family === 'boolean') return plain('boolean');
  if (typeof value !== 'string') return 'false';
  if (column.family === 'text') return plain('text');
  if (!temporal(column)) return 'false';
  if (esFecha(value)) return compareWithDay(op, column, args.add(value, 'date'), compilation);
  if (!isInstant(value)) return 'false';
  return column.family === 'instant'
    ? plain('timestamptz')
    : compareWithDay(op, column, args.add(localDate(value, clock), 'date'), compilation);
};

const compareColumns = (
  op: Comparison,
  left: SqlColumn,
  right: SqlColumn,
  compilation: Compilation,
): string => {
  if (left.family === 'texts' || left.family === 'opaque') return 'false';
  if (left.family === right.family) return `${left.sql} ${symbols[op]} ${right.sql}`;
  if (!temporal(left) || !temporal(right)) return 'false';
  return `${dateOf(left, compilation)} ${symbols[op]} ${dateOf(right, compilation)}`;
};

const compareSides = (op: Comparison, left: Side, right: Side, compilation: Compilation): string => {
  if ('constant' in left) {
    if (!('constant' in right)) return compareSides(mirrored[op], right, left, compilation);
    // Comparisons of constants are evaluated beforehand: what is left are days since what is no date.
    return 'false';
  }
  if (!('constant' in right))
    return compareColumns(op, expressionOf(left, compilation), expressionOf(right, compilation), compilation);
  if (!('of' in left)) return compareWithConstant(op, left, right.constant, compilation);
  return typeof right.constant === 'number' ? compareDays(op, left, right.constant, compilation) : 'false';
};

const isList = (side: Side): boolean =>
  'constant' in side ? Array.isArray(side.constant) : 'family' in side && side.family === 'texts';

const texts = (values: readonly unknown[]): readonly string[] =>
  values.filter((value) => typeof value === 'string' && value !== '').map(String);

const listMeets = (list: SqlColumn, other: Side, compilation: Compilation): string => {
  if ('constant' in other) {
    const wanted = texts(elementsOf(other.constant));
    return wanted.length ? `${list.sql} && ${compilation.args.add(wanted, 'text[]')}` : 'false';
  }
  if ('of' in other) return 'false';
  if (other.family === 'texts') return `${list.sql} && ${other.sql}`;
  return other.family === 'text' ? `${other.sql} = any(${list.sql})` : 'false';
};

const scalarMeets = (scalar: SqlColumn | DaysOf, constant: unknown, compilation: Compilation): string => {
  const wanted = elementsOf(constant);
  if ('family' in scalar && scalar.family === 'text' && texts(wanted).length > 1)
    return `${scalar.sql} = any(${compilation.args.add(texts(wanted), 'text[]')})`;
  return join(
    'or',
    wanted.map((value) => compareSides('eq', scalar, { constant: value }, compilation)),
  );
};

/** Whether two sides, each a value or a list, have a value in common. */
const meet = (left: Side, right: Side, compilation: Compilation): string => {
  if ('family' in left && left.family === 'texts') return listMeets(left, right, compilation);
  if ('family' in right && right.family === 'texts') return listMeets(right, left, compilation);
  if ('constant' in right)
    return 'constant' in left ? 'false' : scalarMeets(left, right.constant, compilation);
  return 'constant' in left
    ? scalarMeets(right, left.constant, compilation)
    : compareSides('eq', left, right, compilation);
};

const compileAtom = (atom: Atom, compilation: Compilation): string => {
  const left = sideOf(atom.left, compilation);
  const right = sideOf(atom.right, compilation);
  if (atom.op !== 'in' && atom.op !== 'has') return compareSides(atom.op, left, right, compilation);
  return isList(left) === (atom.op === 'has') ? meet(left, right, compilation) : 'false';
};

const negate = (sql: string): string => (sql === 'false' ? 'true' : `(${sql}) is not true`);

const compileEmpty = (of: Operand, negated: boolean, compilation: Compilation): string => {
  const side = sideOf(of, compilation);
  if ('constant' in side) return isAbsent(side.constant) === negated ? 'false' : 'true';
  const { sql } = 'of' in side ? side.of : side;
  return `${sql} is ${negated ? 'not null' : 'null'}`;
};

const compileParent = ({ by, module, where }: ParentAtom, compilation: Compilation): string => {
  const parent = compilation.other(module, `${compilation.record.alias}p`);
  const { args, tenant, record } = compilation;
  return `exists (select 1 from ${parent.table} ${parent.alias}
    where ${parent.alias}.tenant = ${args.add(tenant, 'text')} and ${parent.alias}.id = ${record.column(by).sql}
      and ${parent.alias}.eliminado_en is null and ${compilePredicate(where, { ...compilation, record: parent })})`;
};

/**
 * Writes a predicate as an SQL condition that holds for exactly the records `evaluate` answers true for. Positive
 * comparisons stay plain, so that indexes serve them; only negated ones say `is not true`, which counts the empty in.
 *
 * @param negated compiles the contrary.
 * @throws whatever `compilation` throws for a field or module there is not.
 */
export const compilePredicate = (predicate: Predicate, compilation: Compilation, negated = false): string => {
  switch (predicate.op) {
    case 'and':
    case 'or': {
      const parts = predicate.of.map((part) => compilePredicate(part, compilation, negated));
      return join((predicate.op === 'and') === negated ? 'or' : 'and', parts);
    }
    case 'not':
      return compilePredicate(predicate.of, compilation, !negated);
    case 'empty':
      return compileEmpty(predicate.of, negated, compilation);
    case 'parent':
      return `${negated ? 'not ' : ''}${compileParent(predicate, compilation)}`;
    default: {
      if (predicateFields(predicate).length === 0)
        return evaluate(predicate, { ...compilation, ...noRecord }) === negated ? 'false' : 'true';
      const sql = compileAtom(predicate, compilation);
      return negated ? negate(sql) : sql;
    }
  }
};
