import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';

/** A metric as CloudWatch names it, and how its points are made. */
export interface MetricQuery {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: 'Maximum' | 'Average' | 'Sum';
  /** Seconds. */
  readonly period: number;
}

/** How CloudWatch is reached. */
export interface CloudWatchSettings {
  readonly region: string;
  readonly credentials: () => Promise<{
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  }>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly fetch?: typeof fetch;
}

/** Reads the latest point of each metric since some seconds ago; nothing for one that has none. */
export type ReadMetrics = (
  queries: readonly MetricQuery[],
  seconds: number,
) => Promise<readonly (number | undefined)[]>;

interface Answer {
  readonly MetricDataResults?: readonly { readonly Id: string; readonly Values?: readonly number[] }[];
}

const patienceMs = 4000;

/** CloudWatch by its JSON protocol: one operation is all the product asks of it, and its client weighs more than the rest. */
export const createMetricReader = ({
  region,
  credentials,
  now,
  fetch: ask = fetch,
}: CloudWatchSettings): ReadMetrics => {
  const hostname = `monitoring.${region}.amazonaws.com`;
  const signer = new SignatureV4({ service: 'monitoring', region, sha256: Sha256, credentials });
  return async (queries, seconds) => {
    if (queries.length === 0) return [];
    const end = Math.floor(now() / 1000);
    const body = JSON.stringify({
      StartTime: end - seconds,
      EndTime: end,
      ScanBy: 'TimestampDescending',
      MetricDataQueries: queries.map(({ namespace, name, dimensions, statistic, period }, at) => ({
        Id: `m${at}`,
        MetricStat: {
          Metric: {
            Namespace: namespace,
            MetricName: name,
            Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
          },
          Period: period,
          Stat: statistic,
        },
      })),
    });
    const signed = await signer.sign({
      method: 'POST',
      protocol: 'https:',
      hostname,
      path: '/',
      headers: {
        host: hostname,
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': 'GraniteServiceVersion20100801.GetMetricData',
      },
      body,
    });
    const response = await ask(`https://${hostname}/`, {
      method: 'POST',
      headers: signed.headers,
      body,
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!response.ok) throw new Error(`CloudWatch answered ${response.status}`);
    const { MetricDataResults = [] } = (await response.json()) as Answer;
    return queries.map((_, at) => MetricDataResults.find(({ Id }) => Id === `m${at}`)?.Values?.[0]);
  };
};
