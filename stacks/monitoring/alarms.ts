import { Duration } from 'aws-cdk-lib';
import {
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { prefixOf, type StageConfig } from '../config/stage-config.ts';
import { sheetOf } from '../functions/catalogue.ts';
import type { ProductFunction } from '../functions/product-function.ts';

/** Something somebody has to look at, and what it means to people. */
export interface AlarmSheet {
  readonly name: string;
  /** A sentence for whoever is woken: what people notice, and where to look first. */
  readonly means: string;
  /** Page of the runbook. */
  readonly page: string;
  readonly metric: IMetric;
  /** Reached or passed. */
  readonly threshold: number;
  /** How many of the last periods. */
  readonly of?: readonly [bad: number, periods: number];
}

/** What the alarms are about. */
export interface Watched {
  readonly config: StageConfig;
  readonly apiId: string;
  readonly apiFunctions: readonly ProductFunction[];
  readonly workers: readonly ProductFunction[];
  readonly deadLetters: readonly Queue[];
  readonly tableName: string;
  readonly clusterIdentifier: string;
}

const minutes = (count: number) => Duration.minutes(count);

/** How the alarms compare, all of them. */
export const comparison = {
  comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
  treatMissingData: TreatMissingData.NOT_BREACHING,
} as const;

const api = ({ apiId }: Watched, metricName: string, statistic: string): Metric =>
  new Metric({
    namespace: 'AWS/ApiGateway',
    metricName,
    dimensionsMap: { ApiId: apiId },
    statistic,
    period: minutes(5),
  });

/** Share of the requests that ended by a fault of ours, in percent; nothing while there are hardly any. */
export const errorRate = (watched: Watched): IMetric =>
  new MathExpression({
    label: 'Errores (%)',
    expression: 'IF(total > 20, 100 * fallas / total, 0)',
    usingMetrics: { fallas: api(watched, '5xx', 'Sum'), total: api(watched, 'Count', 'Sum') },
    period: minutes(5),
  });

/** How long people wait, in milliseconds. */
export const latency = (watched: Watched, statistic: 'p50' | 'p95'): Metric =>
  api(watched, 'Latency', statistic);

/** Requests of all people. */
export const requests = (watched: Watched): Metric => api(watched, 'Count', 'Sum');

/** How far a consumer of the stream is behind, in milliseconds. */
export const lag = (fn: ProductFunction): Metric =>
  fn.live.metric('IteratorAge', { statistic: 'Maximum', period: minutes(1) });

const followsStream = (fn: ProductFunction): boolean => sheetOf(fn.name).may.includes('datos:seguir');

const forPeople = (watched: Watched): readonly AlarmSheet[] => [
  {
    name: 'errores',
    page: 'errores',
    means: 'Más de 1 % de las solicitudes termina en una falla nuestra.',
    metric: errorRate(watched),
    threshold: 1,
    of: [2, 3],
  },
  {
    name: 'latencia',
    page: 'latencia',
    means: 'Una de cada veinte solicitudes tarda dos segundos o más.',
    metric: latency(watched, 'p95'),
    threshold: 2000,
    of: [3, 4],
  },
  ...[...watched.apiFunctions, ...watched.workers].map((fn) => ({
    name: `rechazos-${fn.name}`,
    page: 'rechazos',
    means: `AWS rechaza llamadas a ${fn.name}: alcanzó su concurrencia.`,
    metric: fn.function.metricThrottles({ period: minutes(5), statistic: 'Sum' }),
    threshold: 10,
    of: [2, 3] as const,
  })),
];

const forWorkers = ({ apiFunctions, workers, deadLetters, config }: Watched): readonly AlarmSheet[] => [
  ...[...apiFunctions, ...workers].map((fn) => ({
    name: `fallas-${fn.name}`,
    page: 'fallas',
    means: `${fn.name} falla una y otra vez.`,
    metric: fn.live.metricErrors({ period: minutes(5), statistic: 'Sum' }),
    threshold: 3,
    of: [2, 3] as const,
  })),
  ...workers.filter(followsStream).map((fn) => ({
    name: `atraso-${fn.name}`,
    page: 'atraso',
    means: `${fn.name} va cinco minutos o más detrás de lo que se escribe.`,
    metric: lag(fn),
    threshold: 300_000,
    of: [3, 3] as const,
  })),
  ...deadLetters.map((queue) => ({
    name: `sin-atender-${queue.node.path.split('/').slice(1, -1).join('-') || queue.node.id}`,
    page: 'sin-atender',
    means: 'Hay trabajo que nadie pudo hacer y espera en su cola de no atendidos.',
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: minutes(5), statistic: 'Maximum' }),
    threshold: 1,
  })),
  ...['TargetErrorCount', 'InvocationDroppedCount'].map((metricName) => ({
    name: `horarios-${metricName}`,
    page: 'horarios',
    means: 'Algo que corre por horario no corrió.',
    metric: new Metric({
      namespace: 'AWS/Scheduler',
      metricName,
      dimensionsMap: { ScheduleGroup: prefixOf(config) },
      statistic: 'Sum',
      period: minutes(15),
    }),
    threshold: 1,
  })),
];

const forData = ({ tableName, clusterIdentifier }: Watched): readonly AlarmSheet[] => [
  {
    name: 'tabla-frenada',
    page: 'tabla-frenada',
    means: 'DynamoDB frena escrituras o lecturas: hay una clave demasiado ocupada.',
    metric: new Metric({
      namespace: 'AWS/DynamoDB',
      metricName: 'ThrottledRequests',
      dimensionsMap: { TableName: tableName },
      statistic: 'Sum',
      period: minutes(5),
    }),
    threshold: 20,
    of: [2, 3],
  },
  {
    name: 'base-al-limite',
    page: 'base-al-limite',
    means: 'La base usa nueve décimos de su capacidad máxima: las listas se pondrán lentas.',
    metric: new Metric({
      namespace: 'AWS/RDS',
      metricName: 'ACUUtilization',
      dimensionsMap: { DBClusterIdentifier: clusterIdentifier },
      statistic: 'Average',
      period: minutes(5),
    }),
    threshold: 90,
    of: [3, 3],
  },
];

const ses = (metricName: string): Metric =>
  new Metric({ namespace: 'AWS/SES', metricName, statistic: 'Maximum', period: Duration.hours(1) });

const forMail: readonly AlarmSheet[] = [
  {
    name: 'rebotes',
    page: 'rebotes',
    means: 'Cinco de cada cien correos rebotan: con diez, AWS suspende el envío.',
    metric: ses('Reputation.BounceRate'),
    threshold: 0.05,
  },
  {
    name: 'quejas',
    page: 'quejas',
    means: 'Uno de cada mil correos se marca como indeseado.',
    metric: ses('Reputation.ComplaintRate'),
    threshold: 0.001,
  },
];

/** Every alarm of an installation. */
export const alarmSheets = (watched: Watched): readonly AlarmSheet[] => [
  ...forPeople(watched),
  ...forWorkers(watched),
  ...forData(watched),
  ...forMail,
];
