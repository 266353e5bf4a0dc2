/** What a figure is about: names the product itself gave, never anything people wrote. */
export type MetricLabels = Readonly<Record<string, string>>;

/** How something that was asked of the product ended. */
export type Ending = 'ok' | 'rechazo' | 'falla' | 'no_disponible';

/** Every figure of the product, with the unit it is counted in. */
export const metricUnits = {
  /** A request, by module, verb and how it ended; how long it took. */
  solicitud: 'ms',
  /** A message a worker took from its queue, by what was to be done and how it ended; how long it took. */
  tarea: 'ms',
  /** How long a message waited in its queue. */
  espera: 'ms',
  /** A run by the clock, by its name and how it ended; how long it took. */
  horario: 'ms',
} as const;

/** Namespace of the figures in CloudWatch. */
export const METRICS_NAMESPACE = 'GORE_OS';

/** Name of a figure. */
export type MetricName = keyof typeof metricUnits;

/** Where the product leaves its figures: CloudWatch in the cloud, a page for Prometheus embedded. */
export interface Metrics {
  /** One occurrence and how much it measured, in the unit of the figure. */
  readonly measure: (name: MetricName, value: number, labels: MetricLabels) => void;
}

/** Keeps no figures. */
export const noMetrics: Metrics = { measure: () => undefined };
