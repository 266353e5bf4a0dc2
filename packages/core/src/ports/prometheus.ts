import type { MetricLabels, MetricName, Metrics } from './metrics.ts';

/** Upper bounds of the buckets, in seconds. */
const bounds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 60] as const;

/** Series kept of one figure: labels are few and named by the product, and this holds should that ever be untrue. */
const mostSeries = 2000;

interface Series {
  readonly labels: MetricLabels;
  readonly buckets: number[];
  count: number;
  sum: number;
}

/** Figures in the memory of this process, as Prometheus reads them. */
export interface PrometheusMetrics extends Metrics {
  /** Text exposition format, version 0.0.4. */
  readonly text: () => string;
}

const escaped = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

const written = (labels: MetricLabels): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(',');

const linesOf = (name: string, { labels, buckets, count, sum }: Series): readonly string[] => {
  const own = written(labels);
  const within = (bound: string, value: number) =>
    `${name}_bucket{${own ? `${own},` : ''}le="${bound}"} ${value}`;
  let below = 0;
  return [
    ...bounds.map((bound, at) => {
      below += buckets[at] ?? 0;
      return within(String(bound), below);
    }),
    within('+Inf', count),
    `${name}_sum{${own}} ${sum}`,
    `${name}_count{${own}} ${count}`,
  ];
};

/** @param labels of every series, such as the release */
export const createPrometheusMetrics = (common: MetricLabels): PrometheusMetrics => {
  const figures = new Map<MetricName, Map<string, Series>>();

  const seriesOf = (name: MetricName, labels: MetricLabels): Series | undefined => {
    const known = figures.get(name) ?? new Map<string, Series>();
    figures.set(name, known);
    const key = written(labels);
    const found = known.get(key);
    if (found || known.size >= mostSeries) return found;
    const made = { labels: { ...common, ...labels }, buckets: bounds.map(() => 0), count: 0, sum: 0 };
    known.set(key, made);
    return made;
  };

  return {
    measure: (name, value, labels) => {
      const series = seriesOf(name, labels);
      if (!series) return;
      const seconds = value / 1000;
      const at = bounds.findIndex((bound) => seconds <= bound);
      if (at >= 0) series.buckets[at] = (series.buckets[at] ?? 0) + 1;
      series.count += 1;
      series.sum += seconds;
    },
    text: () =>
      [...figures]
        .flatMap(([name, series]) => {
          const full = `gore_${name}_segundos`;
          return [`# TYPE ${full} histogram`, ...[...series.values()].flatMap((one) => linesOf(full, one))];
        })
        .concat('')
        .join('\n'),
  };
};
