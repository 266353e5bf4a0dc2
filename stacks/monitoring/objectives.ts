import { type Ending, METRICS_NAMESPACE } from '@gore/core/ports/metrics.ts';
import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';

/** What the product promises, in percent of the requests of thirty days that may end otherwise. */
export const objectives = {
  /** Answered, whatever the answer: 99.9 %. */
  disponibilidad: { budget: 0.1, title: 'Disponibilidad', promise: '99,9 %' },
  /** Ended by a fault of ours: less than 0.1 %. */
  errores: { budget: 0.1, title: 'Errores', promise: 'menos de 0,1 %' },
} as const;

/** Name of a promise. */
export type Objective = keyof typeof objectives;

/**
 * How fast a budget may be spent before somebody is told: so many times faster than in thirty days, over a long window
 * that proves it matters and a short one that proves it goes on (Google SRE Workbook, chapter 5).
 */
export const burns = [
  { name: 'rapido', rate: 14.4, long: 60, short: 5, spent: 'el 2 % del mes en una hora' },
  { name: 'lento', rate: 6, long: 360, short: 30, spent: 'el 5 % del mes en seis horas' },
] as const;

/** Requests in a window below which a share says nothing. */
const FEW = 50;

const gateway = (apiId: string, metricName: string, minutes: number): Metric =>
  new Metric({
    namespace: 'AWS/ApiGateway',
    metricName,
    dimensionsMap: { ApiId: apiId },
    statistic: 'Sum',
    period: Duration.minutes(minutes),
  });

const ended = (resultado: Ending, minutes: number): Metric =>
  new Metric({
    namespace: METRICS_NAMESPACE,
    metricName: 'solicitud',
    dimensionsMap: { resultado },
    statistic: 'SampleCount',
    period: Duration.minutes(minutes),
  });

/** Metrics of several windows may stand in one graph: each is named with its own. */
const availability = (apiId: string, minutes: number): IMetric => {
  const [lost, total] = [`perdidas${minutes}`, `total${minutes}`];
  return new MathExpression({
    label: 'Sin respuesta (%)',
    expression: `IF(${total} > ${FEW}, 100 * ${lost} / ${total}, 0)`,
    usingMetrics: { [lost]: gateway(apiId, '5xx', minutes), [total]: gateway(apiId, 'Count', minutes) },
    period: Duration.minutes(minutes),
  });
};

const faults = (minutes: number): IMetric => {
  const [well, refused, failed] = [`bien${minutes}`, `rechazo${minutes}`, `falla${minutes}`];
  const all = [well, refused, failed].map((name) => `FILL(${name},0)`).join(' + ');
  return new MathExpression({
    label: 'Fallas nuestras (%)',
    expression: `IF(${all} > ${FEW}, 100 * FILL(${failed},0) / (${all}), 0)`,
    usingMetrics: {
      [well]: ended('ok', minutes),
      [refused]: ended('rechazo', minutes),
      [failed]: ended('falla', minutes),
    },
    period: Duration.minutes(minutes),
  });
};

/** Share of the requests of a window that broke a promise, in percent; nothing while there are hardly any. */
export const brokenShare = (objective: Objective, apiId: string, minutes: number): IMetric =>
  objective === 'disponibilidad' ? availability(apiId, minutes) : faults(minutes);

/** How much of the month's budget is left, in percent, from the share of thirty days. */
export const budgetLeft = (objective: Objective, apiId: string): IMetric =>
  new MathExpression({
    label: `${objectives[objective].title}: presupuesto que queda (%)`,
    expression: `100 - 100 * parte / ${objectives[objective].budget}`,
    usingMetrics: { parte: brokenShare(objective, apiId, 30 * 24 * 60) },
    period: Duration.days(30),
  });
