import { expect, it } from 'vitest';
import { causeIn } from '../alerts/cause.ts';
import { type AlertLevel, levelsOf, thresholdName } from '../kernel/declare/alert.ts';
import type { CatalogueRule } from '../kernel/declare/alert-catalogue.ts';
import type { Operand, Predicate } from '../kernel/declare/predicate.ts';
import { relojFijo } from '../kernel/runtime/clock/reloj.ts';
import { ruleClock } from '../kernel/runtime/write/context.ts';
import { producto } from './producto.ts';
import { after, everyDay, inSantiago, workingDays } from './testing/calendario-propio.ts';

type Values = Record<string, unknown>;

/** Values that satisfy what a rule asks besides its measure; days that have to come are left to the measure. */
const satisfying = (predicate: Predicate): Values => {
  switch (predicate.op) {
    case 'and':
      return Object.assign({}, ...predicate.of.map(satisfying));
    case 'in':
    case 'eq':
      return 'field' in predicate.left && 'value' in predicate.right
        ? { [predicate.left.field]: [predicate.right.value].flat()[0] }
        : {};
    default:
      return {};
  }
};

/** How a measure counts: which field, in which direction, and out of how many. */
interface Counting {
  readonly field: string;
  readonly by: 'days' | 'working' | 'hours';
  readonly ahead: boolean;
  readonly outOf?: string;
}

const countingOf = (measure: Operand): Counting | undefined => {
  if ('share' in measure) {
    const [part, whole] = measure.share;
    const counting = countingOf(part);
    return counting && 'param' in whole ? { ...counting, outOf: whole.param } : undefined;
  }
  if ('hours' in measure && 'field' in measure.hours)
    return { field: measure.hours.field, by: 'hours', ahead: measure.ahead ?? false };
  if (!('days' in measure)) return undefined;
  const of = 'first' in measure.days ? measure.days.first[0] : measure.days;
  return of && 'field' in of
    ? { field: of.field, by: measure.working ? 'working' : 'days', ahead: measure.ahead ?? false }
    : undefined;
};

const parameters = new Map(producto.parameterSets.flatMap(({ declared }) => Object.entries(declared)));
const param = (name: string): number | undefined => parameters.get(name)?.values[0].value;

/** The level a number of days or hours deserves, by the words of the rule and nothing else. */
const deserved = ({ code, rule }: CatalogueRule, amount: number): AlertLevel | undefined =>
  levelsOf(rule).findLast((level) => {
    const threshold = param(thresholdName(code, level)) ?? Number.NaN;
    if (rule.sense === 'from') return amount >= threshold;
    return rule.sense === 'over' ? amount > threshold : amount <= threshold;
  });

const isInstant = ({ module }: CatalogueRule, field: string) =>
  module.fields[field]?.kind === 'instant' || ['creadoEn', 'estadoDesde'].includes(field);

/** Days before or after to try: around every threshold, where it begins to matter. */
const distances = ({ rule }: CatalogueRule, { ahead, by, outOf }: Counting): readonly number[] => {
  const stretch = by === 'working' ? 1.45 : 1;
  const whole = outOf ? (param(outOf) ?? 0) / 100 : 1;
  const around = Object.values(rule.bands).flatMap((band) => {
    const days = Math.round(band * whole * stretch);
    return [days - 1, days, days + 1];
  });
  return [...new Set(around)].map((days) => (ahead ? days : -days)).filter((days) => days > -360);
};

const reloj = relojFijo('2024-01-01T12:00:00.000Z');
const moments = ['00:30', '12:00', '23:30'] as const;
const dated = producto.alerts.rules.flatMap((rule) => {
  const counting = countingOf(rule.rule.measure);
  return counting && counting.by !== 'hours' ? [[rule.code, rule, counting] as const] : [];
});

it('the rules that count days are most of them', () => {
  expect(dated.length).toBeGreaterThanOrEqual(24);
});

it.each(dated)(
  '%s is right on every day of 2024 to 2032, DST nights and moved holidays included',
  (_, rule, counting) => {
    const { field, by, ahead, outOf } = counting;
    const base = satisfying(rule.rule.when);
    const wrong: string[] = [];
    let at = 0;
    for (const today of everyDay('2024-01-01', '2032-12-31')) {
      at += 1;
      const moment = moments[at % moments.length] ?? '12:00';
      const now = inSantiago(today, moment) ?? inSantiago(today, '12:00') ?? '';
      reloj.fijar(now);
      const clock = ruleClock(reloj);
      for (const distance of distances(rule, counting)) {
        const day = after(today, distance);
        const value = isInstant(rule, field) ? inSantiago(day, moments[(at + 1) % 3] ?? '12:00') : day;
        if (value === undefined) continue;
        const gone = by === 'working' ? workingDays(day, today) : -distance;
        const amount = outOf ? (gone / (param(outOf) ?? 1)) * 100 : ahead ? -gone : gone;
        // What is still to come only warns before: the day after belongs to the rule of what is overdue.
        const isOver = ahead && rule.rule.when.op === 'and' && rule.rule.when.of.length > 1 && distance < 0;
        const expected = isOver ? undefined : deserved(rule, amount);
        const said = causeIn(rule, {
          value: (name) => (name === field ? value : base[name]),
          actor: { id: 'x', roles: [], units: [], subtree: [] },
          clock,
          param,
        })?.nivel;
        if (said !== expected) wrong.push(`${now}: ${field} ${value} gives ${said}, not ${expected}`);
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
  },
);

const hourly = producto.alerts.rules.flatMap((rule) => {
  const counting = countingOf(rule.rule.measure);
  return counting?.by === 'hours' ? [[rule.code, rule, counting.field] as const] : [];
});

it.each(hourly)('%s counts hours as clocks do, whatever the night does to local time', (_, rule, field) => {
  const base = satisfying(rule.rule.when);
  const wrong: string[] = [];
  for (const today of everyDay('2024-01-01', '2032-12-31')) {
    const now = `${today}T03:30:00.000Z`;
    reloj.fijar(now);
    const clock = ruleClock(reloj);
    for (const minutes of Object.values(rule.rule.bands).flatMap((hours) => [
      hours * 60 - 1,
      hours * 60,
      hours * 60 + 1,
    ])) {
      const value = new Date(Date.parse(now) + minutes * 60_000).toISOString();
      const expected = deserved(rule, Math.ceil(minutes / 60));
      const about = { actor: { id: 'x', roles: [], units: [], subtree: [] }, clock, param };
      const said = causeIn(rule, { ...about, value: (name) => (name === field ? value : base[name]) })?.nivel;
      if (said !== expected) wrong.push(`${now}: ${minutes} minutes give ${said}, not ${expected}`);
    }
  }
  expect(wrong.slice(0, 5)).toEqual([]);
});
