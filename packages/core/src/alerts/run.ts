import { setTimeout as delay } from 'node:timers/promises';
import type { AlertReading } from '../kernel/readmodel/alert-lines.ts';
import type { ReadContext } from '../kernel/readmodel/context.ts';
import { isLeaseTaken, withLease } from '../kernel/runtime/store/lease.ts';
import { dueRun } from './due.ts';
import { type AlertPorts, engineCommand, lookAt } from './engine.ts';
import type { Move } from './judge.ts';
import { type RunKind, type RunLedger, readLedger, writeLedger } from './ledger.ts';
import { closeLost } from './lost.ts';
import { sweepRule } from './sweep.ts';

/** What a run over an institution needs besides. */
export interface RunPorts extends AlertPorts {
  readonly reading: AlertReading;
  /** What the product reads of an institution: everything nobody blocked. */
  readonly context: (tenant: string) => Promise<ReadContext>;
  /** Waits until the read model has what was written before an instant. @throws Error when it takes too long. */
  readonly caughtUp: (tenant: string, at: string) => Promise<void>;
  /** Told of a rule that could not be run, or of an alert that could not be written; the others go on. */
  readonly onError: (error: unknown, code: string) => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const LEASE_SECONDS = 900;

/** How long a run that has to be waits for another to end: two minutes. */
const TRY_AGAIN_MS = 500;
const MOST_TRIES = 240;

const sumOf = (all: readonly Readonly<Partial<Record<Move, number>>>[]): Record<string, number> => {
  const sum: Record<string, number> = {};
  for (const moves of all)
    for (const [move, count] of Object.entries(moves)) if (count) sum[move] = (sum[move] ?? 0) + count;
  return sum;
};

const run = async (ports: RunPorts, tenant: string, at: string, kind: RunKind): Promise<RunLedger> => {
  const { write, reading, onError, now } = ports;
  await ports.caughtUp(tenant, at);
  const look = await lookAt(ports, tenant, engineCommand(tenant, `alertas-${at}`));
  const context = await ports.context(tenant);
  const moves: Readonly<Partial<Record<Move, number>>>[] = [];
  const failures: Record<string, number> = {};
  const broken: unknown[] = [];
  for (const rule of look.rules)
    try {
      const outcome = await sweepRule({ look, reading, context, onError }, rule);
      moves.push(outcome.moves);
      if (outcome.failed) failures[rule.code] = outcome.failed;
    } catch (error) {
      failures[rule.code] = 1;
      onError(error, rule.code);
      broken.push(error);
    }
  // Every rule at once is no fault of the rules: the read model is away, and the run is still due.
  if (broken.length === look.rules.length) throw broken[0];
  moves.push({ cerrar: await closeLost(look, reading, context) });
  const before = await readLedger(write.store, tenant);
  const day = kind === 'DIARIA' ? look.clock.today : before?.day;
  const milliseconds = now() - Date.parse(at);
  return { at, kind, milliseconds, moves: sumOf(moves), failures, ...(day === undefined ? {} : { day }) };
};

/** Runs when one is due, or anyway, unless another is at work. @throws GoreError `OCUPADO` while it is. */
const attempt = (ports: RunPorts, tenant: string, anyway: boolean): Promise<RunLedger | undefined> => {
  const { write, now } = ports;
  const lease = { seconds: LEASE_SECONDS, now: now() };
  return withLease(write.store, `alertas#${tenant}`, lease, async () => {
    const at = new Date(now()).toISOString();
    const { zona, fechaLocal } = write.clockOf(tenant);
    const ledger = await readLedger(write.store, tenant);
    const due = dueRun(ledger, at, { today: fechaLocal(at), zone: zona });
    const kind = due ?? (anyway ? 'HORARIA' : undefined);
    if (!kind) return undefined;
    const done = await run(ports, tenant, at, kind);
    await writeLedger(write.store, tenant, done);
    return done;
  });
};

/**
 * Runs every rule over an institution, when a run is due. Two at once do no harm: the second finds the first at work
 * and leaves, and were it not so, an alert has one id and every write its condition. A rule that fails is told and the
 * others go on; when the read model is away nothing is remembered, so that the run is still due.
 *
 * @param anyway runs although none is due, after whatever is at work: a threshold changed.
 * @returns what was done; nothing when no run was due.
 */
export const runAlerts = async (
  ports: RunPorts,
  tenant: string,
  { anyway = false } = {},
): Promise<RunLedger | undefined> => {
  for (let tries = 1; ; tries += 1)
    try {
      return await attempt(ports, tenant, anyway);
    } catch (error) {
      if (!isLeaseTaken(error)) throw error;
      if (!anyway) return undefined;
      if (tries === MOST_TRIES) throw error;
      await delay(TRY_AGAIN_MS);
    }
};
