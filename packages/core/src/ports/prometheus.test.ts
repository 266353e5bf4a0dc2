import { expect, it } from 'vitest';
import { createPrometheusMetrics } from './prometheus.ts';

it('counts what is the same together, in seconds and in growing buckets', () => {
  const metrics = createPrometheusMetrics({ version: '1.0.0' });
  metrics.measure('solicitud', 20, { modulo: 'ipr', resultado: 'ok' });
  metrics.measure('solicitud', 3000, { modulo: 'ipr', resultado: 'ok' });
  metrics.measure('solicitud', 90_000, { modulo: 'ipr', resultado: 'falla' });
  const lines = metrics.text().split('\n');
  const own = 'version="1.0.0",modulo="ipr",resultado="ok"';
  expect(lines).toEqual(
    expect.arrayContaining([
      '# TYPE gore_solicitud_segundos histogram',
      `gore_solicitud_segundos_bucket{${own},le="0.01"} 0`,
      `gore_solicitud_segundos_bucket{${own},le="0.025"} 1`,
      `gore_solicitud_segundos_bucket{${own},le="5"} 2`,
      `gore_solicitud_segundos_bucket{${own},le="+Inf"} 2`,
      `gore_solicitud_segundos_sum{${own}} 3.02`,
      `gore_solicitud_segundos_count{${own}} 2`,
    ]),
  );
  const failed = lines.filter((line) => line.includes('resultado="falla"'));
  expect(failed.slice(-4)).toEqual([
    expect.stringContaining('le="60"} 0'),
    expect.stringContaining('le="+Inf"} 1'),
    expect.stringContaining('sum'),
    expect.stringContaining('} 1'),
  ]);
});

it('writes any label as one Prometheus can read', () => {
  const metrics = createPrometheusMetrics({});
  metrics.measure('tarea', 1, { trabajo: 'a"b\\c\nd' });
  expect(metrics.text()).toContain('{trabajo="a\\"b\\\\c\\nd",le="0.01"} 1');
});

it('says nothing before anything was measured, and never fills the memory', () => {
  const metrics = createPrometheusMetrics({});
  expect(metrics.text()).toBe('');
  for (let at = 0; at < 2100; at += 1) metrics.measure('tarea', 1, { trabajo: `t${at}` });
  expect(metrics.text().match(/_count/g)).toHaveLength(2000);
});
