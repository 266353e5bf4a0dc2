import type { Ending, MetricName, Metrics } from '@gore/core/ports/metrics.ts';

/** Measures something that runs by itself, whether it ends well or not. @throws whatever it throws */
export const observeRun = async <T>(
  metrics: Metrics,
  name: MetricName,
  labels: Readonly<Record<string, string>>,
  run: () => Promise<T>,
): Promise<T> => {
  const started = performance.now();
  const told = (resultado: Ending) =>
    metrics.measure(name, Math.round(performance.now() - started), { ...labels, resultado });
  try {
    const result = await run();
    told('ok');
    return result;
  } catch (error) {
    told('falla');
    throw error;
  }
};
