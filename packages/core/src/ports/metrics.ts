/** What a figure is about: names the product itself gave, never anything people wrote, and none called like a figure. */
export type MetricLabels = Readonly<Record<string, string>>;

/** How something that was asked of the product ended. */
export type Ending = 'ok' | 'rechazo' | 'falla' | 'no_disponible';

/** Namespace of the figures in CloudWatch. */
export const METRICS_NAMESPACE = 'GORE_OS';

/**
 * Figures of the product, all of them milliseconds: how long a request took, by module, verb and how it ended; how long a
 * worker took over a message, by what was to be done, and how long the message had waited; how long a run by the clock took.
 */
export type MetricName = 'solicitud' | 'tarea' | 'espera' | 'horario';

/** Where the product leaves its figures: CloudWatch in the cloud, a page for Prometheus embedded. */
export interface Metrics {
  /** One occurrence and how long it took. */
  readonly measure: (name: MetricName, value: number, labels: MetricLabels) => void;
}

/** Keeps no figures. */
export const noMetrics: Metrics = { measure: () => undefined };
