import type { Staff } from '../identity/staff.ts';
import type { CatalogueRule } from '../kernel/declare/alert-catalogue.ts';
import { type AlertLine, type AlertReading, readAlertLines } from '../kernel/readmodel/alert-lines.ts';
import type { ReadContext } from '../kernel/readmodel/context.ts';
import { sayingOf } from './alert-values.ts';
import { isOn } from './cause.ts';
import type { Look } from './engine.ts';
import { judge, type Move } from './judge.ts';
import { settleAlert } from './settle.ts';

/** What one rule led to in a run. */
export interface RuleOutcome {
  readonly code: string;
  /** Records there is cause for. */
  readonly found: number;
  readonly moves: Readonly<Partial<Record<Move, number>>>;
  /** Alerts that could not be written. */
  readonly failed: number;
}

/** What a sweep needs besides. */
export interface Sweeping {
  readonly look: Look;
  readonly reading: AlertReading;
  readonly context: ReadContext;
  /** Told of an alert that could not be written; the others go on. */
  readonly onError: (error: unknown, code: string) => void;
}

/** Writes at the same time; each is a transaction of its own. */
const atOnce = 8;

const needsAMove = (
  { param, clock }: Look,
  staff: Staff,
  rule: CatalogueRule,
  { found, alert }: AlertLine,
): boolean => {
  const said = found && sayingOf(rule, found, found, { staff, param });
  return judge(said, alert, clock.today) !== undefined;
};

/** Runs one rule over an institution: one query, and a write for each alert that does not say what is so. */
export const sweepRule = async (
  { look, reading, context, onError }: Sweeping,
  rule: CatalogueRule,
): Promise<RuleOutcome> => {
  const { code } = rule;
  const lines = await readAlertLines(reading, context, rule, isOn(code, look.param));
  const staff = await look.staff();
  const pending = lines.filter((line) => needsAMove(look, staff, rule, line)).map(({ id }) => id);
  const moves: Partial<Record<Move, number>> = {};
  let failed = 0;
  const settleNext = async (): Promise<void> => {
    for (let id = pending.pop(); id !== undefined; id = pending.pop())
      try {
        const move = await settleAlert(look, { rule, id });
        if (move) moves[move] = (moves[move] ?? 0) + 1;
      } catch (error) {
        failed += 1;
        onError(error, code);
      }
  };
  await Promise.all(Array.from({ length: atOnce }, settleNext));
  return { code, found: lines.filter(({ found }) => found).length, moves, failed };
};
