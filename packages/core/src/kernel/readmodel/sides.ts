import { operandFields, resolveOperand } from '../declare/evaluate.ts';
import type { Operand } from '../declare/predicate.ts';
import type { Compilation, SqlColumn } from './compilation.ts';
import { type DaysOf, dateOf, daysExpression } from './days.ts';

/** A side of a comparison as SQL knows it. */
export type Side = SqlColumn | DaysOf | { readonly constant: unknown };

/** What is constant asks no record for anything. */
export const noRecord = { value: () => undefined };

/** Whether a column holds dates or instants. */
export const temporal = (column: SqlColumn): boolean =>
  column.family === 'date' || column.family === 'instant';

/** A column, or the number of days of one, as an expression. */
export const expressionOf = (side: SqlColumn | DaysOf, compilation: Compilation): SqlColumn =>
  'of' in side ? { sql: daysExpression(side, compilation), family: 'number' } : side;

const nothing: Side = { constant: undefined };

/** An expression written only when it is used, so that a comparison left out leaves no parameter behind. */
const written = (family: SqlColumn['family'], write: () => string): SqlColumn => ({
  family,
  get sql() {
    return write();
  },
});

/** The hours since a column, or until it, as people count them: whole, and the one begun still to come. */
const hoursSide = (column: SqlColumn, ahead: boolean, { args, clock }: Compilation): Side => {
  if (column.family !== 'instant') return nothing;
  return written('number', () => {
    const now = args.add(clock.now, 'timestamptz');
    const elapsed = `floor(extract(epoch from ${now} - ${column.sql}) / 3600)`;
    return ahead ? `(0 - ${elapsed})` : elapsed;
  });
};

const firstSide = (sides: readonly Side[], compilation: Compilation): Side => {
  const columns = sides.flatMap((side) => ('family' in side && temporal(side) ? [side] : []));
  if (!columns.length) return nothing;
  return written('date', () => `coalesce(${columns.map((one) => dateOf(one, compilation)).join(', ')})`);
};

const isNumber = (side: Side): boolean => {
  if ('constant' in side) return typeof side.constant === 'number';
  return 'of' in side || side.family === 'number';
};

const numberSql = (side: Side, compilation: Compilation): string =>
  'constant' in side
    ? compilation.args.add(side.constant, 'double precision')
    : `(${expressionOf(side, compilation).sql})::double precision`;

const arithmetic = (
  operands: readonly [Operand, Operand],
  compilation: Compilation,
  write: (one: string, other: string) => string,
): Side => {
  const [one, other] = operands.map((operand) => sideOf(operand, compilation));
  if (!one || !other || !isNumber(one) || !isNumber(other)) return nothing;
  return written('number', () => write(numberSql(one, compilation), numberSql(other, compilation)));
};

/** What is reckoned from other operands. */
type Reckoned = Exclude<
  Operand,
  | { readonly field: unknown }
  | { readonly value: unknown }
  | { readonly actor: unknown }
  | { readonly param: unknown }
  | { readonly clock: unknown }
>;

const isOfColumns = (operand: Exclude<Operand, { readonly field: unknown }>): operand is Reckoned =>
  operandFields(operand).length > 0;

const madeOfColumns = (operand: Reckoned, compilation: Compilation): Side => {
  if ('days' in operand) {
    const of = sideOf(operand.days, compilation);
    return 'family' in of && temporal(of) ? { of, working: operand.working, ahead: operand.ahead } : nothing;
  }
  if ('hours' in operand) {
    const of = sideOf(operand.hours, compilation);
    return 'family' in of ? hoursSide(of, operand.ahead ?? false, compilation) : nothing;
  }
  if ('first' in operand)
    return firstSide(
      operand.first.map((one) => sideOf(one, compilation)),
      compilation,
    );
  if ('apart' in operand)
    return arithmetic(operand.apart, compilation, (one, other) => `abs(${one} - ${other})`);
  return arithmetic(
    operand.share,
    compilation,
    (one, other) => `(case when ${other} <> 0 then ${one} / ${other} * 100 end)`,
  );
};

/** One side of a comparison: a column, the days of one, or what is constant for every record. */
export const sideOf = (operand: Operand, compilation: Compilation): Side => {
  if ('field' in operand) return compilation.record.column(operand.field);
  return isOfColumns(operand)
    ? madeOfColumns(operand, compilation)
    : { constant: resolveOperand(operand, { ...compilation, ...noRecord }) };
};

/** A value of the record as an SQL expression; `null` for what no record has. */
export const operandSql = (operand: Operand, compilation: Compilation): SqlColumn => {
  const side = sideOf(operand, compilation);
  return 'constant' in side ? { sql: 'null', family: 'opaque' } : expressionOf(side, compilation);
};
