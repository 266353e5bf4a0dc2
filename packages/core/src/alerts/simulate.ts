import type { AlertLevel } from '../kernel/declare/alert.ts';
import type { CatalogueRule } from '../kernel/declare/alert-catalogue.ts';
import { operandFields, predicateFields } from '../kernel/declare/evaluate.ts';
import { sumarDias } from '../kernel/declare/valores/fecha.ts';
import type { RuleClock } from '../kernel/declare/verb.ts';
import { changedSince, foundBy } from '../kernel/readmodel/alert-days.ts';
import type { ReadContext } from '../kernel/readmodel/context.ts';
import type { Layout } from '../kernel/readmodel/layout.ts';
import type { Reloj } from '../kernel/runtime/clock/reloj.ts';
import type { Store } from '../kernel/runtime/store/store.ts';
import type { SqlPool } from '../ports/sql.ts';
import type { Param } from './cause.ts';
import { historyOf, levelThen } from './past.ts';

/** One day of a simulation: alerts there would have been at its end, and those raised on it. */
export type SimulatedDay = { readonly fecha: string; readonly nuevas: number } & {
  readonly [L in AlertLevel]: number;
};

/** What thresholds would have raised. */
export interface Simulation {
  readonly dias: readonly SimulatedDay[];
  /** Alerts raised in the whole time. */
  readonly nuevas: number;
  /** Records they would have been about. */
  readonly registros: number;
  /** Records whose history is told again, entry by entry. */
  readonly reconstruidos: number;
  /** What the rule reads that is only known as it is today: totals over other records, by their names. */
  readonly deHoy: readonly string[];
  /** Records that changed too, whose history was left out: the figures fall short by what they would have raised. */
  readonly omitidos: number;
}

/** What a simulation needs. */
export interface SimulationPorts {
  readonly pool: SqlPool;
  readonly layouts: ReadonlyMap<string, Layout>;
  readonly store: Store;
  readonly clock: Reloj;
}

/** Days a simulation looks back. */
export const simulatedDays = 90;

/** Records whose history is told again. */
const mostRetold = 400;

/** Told again at the same time. */
const atOnce = 16;

/** Totals a rule reads: nobody keeps what they were on another day. */
const totalsOf = ({ module, rule }: CatalogueRule): readonly string[] => {
  const read = new Set([...operandFields(rule.measure), ...predicateFields(rule.when)]);
  return Object.entries(module.rollups).flatMap(([name, { label }]) => (read.has(name) ? [label] : []));
};

/** The clock of an institution as it was at the end of a day. */
const clockOn = (reloj: Reloj, today: string): RuleClock => ({
  now: `${sumarDias(today, 1)}T02:59:59.000Z`,
  today,
  days: (since) => reloj.dias(since, today),
  workingDays: (since) => reloj.habiles(since, today),
  addWorkingDays: (from, n) => reloj.sumarHabiles(from, n),
});

type Found = ReadonlyMap<string, AlertLevel>;

const tally = (fecha: string, found: Found, before: Found): SimulatedDay => {
  const of = (level: AlertLevel) => [...found.values()].filter((one) => one === level).length;
  return {
    fecha,
    nuevas: [...found.keys()].filter((id) => !before.has(id)).length,
    INFO: of('INFO'),
    ATENCION: of('ATENCION'),
    ALTO: of('ALTO'),
    CRITICO: of('CRITICO'),
  };
};

const inTurns = async <T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<void> => {
  const pending = [...all];
  const next = async (): Promise<void> => {
    for (let one = pending.pop(); one !== undefined; one = pending.pop()) await act(one);
  };
  await Promise.all(Array.from({ length: atOnce }, next));
};

/** Tells again what a rule would have found day by day in the records that changed since. */
const retell = async (
  { store }: SimulationPorts,
  rule: CatalogueRule,
  tenant: string,
  changed: readonly { readonly id: string; readonly entries: number }[],
  days: readonly RuleClock[],
  param: Param,
): Promise<readonly Found[]> => {
  const found = days.map(() => new Map<string, AlertLevel>());
  await inTurns(changed, async ({ id, entries }) => {
    const key = { tenant, module: rule.module.name, id };
    const [history, totals] = await Promise.all([historyOf(store, key, entries), store.totals(key)]);
    for (const [at, clock] of days.entries()) {
      const level = levelThen(rule, history, { clock, param, totals });
      if (level) found[at]?.set(id, level);
    }
  });
  return found;
};

/**
 * What thresholds would have raised over the last days. Records nobody touched since are asked as they are, with the
 * clock of each day; the projected audit says which were touched, and their history is told again.
 *
 * @param context of the product, which reads everything.
 * @param param the thresholds to try, over those in force.
 */
export const simulateRule = async (
  ports: SimulationPorts,
  context: ReadContext,
  rule: CatalogueRule,
  param: Param,
): Promise<Simulation> => {
  const { pool, layouts, clock } = ports;
  const { tenant } = context;
  const today = clock.hoy();
  // One day more, so that the first has one before it.
  const days = Array.from({ length: simulatedDays + 1 }, (_, at) =>
    clockOn(clock, sumarDias(today, at - simulatedDays)),
  );
  const [start] = days;
  const since = start?.now ?? clock.ahora();
  const changed = await changedSince(pool, { tenant, module: rule.module.name, since });
  const retold = changed.slice(0, mostRetold);
  const again = await retell(ports, rule, tenant, retold, days, param);
  const without = changed.map(({ id }) => id);
  const found: Found[] = [];
  for (const [at, day] of days.entries()) {
    const on = { ...context, param, clock: { ...day, zone: clock.zona } };
    const still = await foundBy({ pool, layouts }, on, rule, without);
    found.push(new Map([...still, ...(again[at] ?? [])]));
  }
  const dias = found.slice(1).map((one, at) => tally(days[at + 1]?.today ?? '', one, found[at] ?? new Map()));
  return {
    dias,
    nuevas: dias.reduce((sum, { nuevas }) => sum + nuevas, 0),
    registros: new Set(found.slice(1).flatMap((one) => [...one.keys()])).size,
    reconstruidos: retold.length,
    deHoy: totalsOf(rule),
    omitidos: changed.length - retold.length,
  };
};
