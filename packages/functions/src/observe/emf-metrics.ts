import { MetricUnit, Metrics as Powertools } from '@aws-lambda-powertools/metrics';
import { METRICS_NAMESPACE, type Metrics } from '@gore/core/ports/metrics.ts';

/** Powertools warns that `resultado` stands in both sets of dimensions, which is what both are for. */
const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/**
 * Figures as lines of the log in the embedded metric format, of which CloudWatch makes metrics: by ending alone, which
 * the objectives count, and by everything else that is known. No call to any service.
 */
export const emfMetrics = (): Metrics => {
  const powertools = new Powertools({ namespace: METRICS_NAMESPACE, logger: quiet });
  return {
    measure: (name, value, labels) => {
      const one = powertools.singleMetric();
      one.clearDefaultDimensions();
      if (labels.resultado !== undefined) one.addDimensions({ resultado: labels.resultado });
      one.addDimensions({ ...labels });
      one.addMetric(name, MetricUnit.Milliseconds, value);
    },
  };
};
