import { describe, expect, it } from 'vitest';
import { catalogue } from '../../stacks/functions/catalogue.ts';
import { resources } from './harness/resources.ts';
import { templatesOf } from './harness/stacks.ts';

const templates = templatesOf('prod');
const { monitoring } = templates;
const alarms = resources(monitoring, 'AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);
const names = alarms.map(({ AlarmName }) => String(AlarmName).replace('gore-prod-', ''));

describe('the alarms', () => {
  it('are about what people feel, what waits, the data, the mail and the clock', () => {
    expect(names).toEqual(
      expect.arrayContaining([
        'errores',
        'latencia',
        'atraso-projector',
        'atraso-dispatcher',
        'horarios-TargetErrorCount',
        'horarios-InvocationDroppedCount',
        'tabla-frenada',
        'base-al-limite',
        'rebotes',
        'quejas',
      ]),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('watch every function that is called and every queue of what nobody could handle', () => {
    const called = Object.keys(catalogue).filter((name) => name !== 'migrator');
    expect(names.filter((name) => name.startsWith('fallas-')).toSorted()).toEqual(
      called.map((name) => `fallas-${name}`).toSorted(),
    );
    const queues = resources(templates.async, 'AWS::SQS::Queue').filter(({ Properties }) =>
      String(Properties.QueueName).endsWith('-dlq'),
    );
    expect(names.filter((name) => name.startsWith('sin-atender-'))).toHaveLength(queues.length);
  });

  it('tell somebody when they begin and when they end, and are quiet where nothing happens', () => {
    for (const alarm of alarms) {
      // Windows of a promise are told of together, by the alarm they make up.
      const told = String(alarm.AlarmName).includes('-compromiso-') ? undefined : [expect.anything()];
      expect([alarm.AlarmActions, alarm.OKActions]).toEqual([told, told]);
      expect(alarm.TreatMissingData).toBe('notBreaching');
      expect(String(alarm.AlarmDescription)).toMatch(/\.$/);
    }
  });
});

describe('the promises', () => {
  const composite = resources(monitoring, 'AWS::CloudWatch::CompositeAlarm').map(
    ({ Properties }) => Properties,
  );
  const windows = alarms.filter(({ AlarmName }) => String(AlarmName).includes('-compromiso-'));

  it('tell somebody when they are broken too fast, over a long and a short window at once', () => {
    expect(composite.map(({ AlarmName }) => AlarmName)).toEqual([
      'gore-prod-compromiso-disponibilidad-rapido',
      'gore-prod-compromiso-disponibilidad-lento',
      'gore-prod-compromiso-errores-rapido',
      'gore-prod-compromiso-errores-lento',
    ]);
    for (const { AlarmActions, OKActions, AlarmRule } of composite) {
      expect([AlarmActions, OKActions]).toEqual([[expect.anything()], [expect.anything()]]);
      expect(JSON.stringify(AlarmRule).match(/ALARM\(/g)).toHaveLength(2);
      expect(JSON.stringify(AlarmRule)).toContain(' AND ');
    }
  });

  it('are of 99.9 %: two hundredths of a month in an hour, one twentieth in six', () => {
    const spent = (threshold: number, minutes: number) => (threshold / 0.1) * (minutes / (30 * 24 * 60));
    expect(spent(1.44, 60)).toBeCloseTo(0.02);
    expect(spent(0.6, 360)).toBeCloseTo(0.05);
    const thresholds = windows.map(({ AlarmName, Threshold }) => [
      String(AlarmName).replace(/.*compromiso-/, ''),
      Number(Number(Threshold).toFixed(2)),
    ]);
    expect(Object.fromEntries(thresholds)).toEqual(
      Object.fromEntries(
        ['disponibilidad', 'errores'].flatMap((promise) => [
          [`${promise}-rapido-larga`, 1.44],
          [`${promise}-rapido-corta`, 1.44],
          [`${promise}-lento-larga`, 0.6],
          [`${promise}-lento-corta`, 0.6],
        ]),
      ),
    );
  });

  it('count what the gateway could not answer, and what the product itself calls a failure', () => {
    const text = JSON.stringify(windows);
    for (const metric of ['5xx', 'Count', 'solicitud']) expect(text).toContain(`"MetricName":"${metric}"`);
    expect(text).toContain('"Namespace":"GORE_OS"');
    expect(text).toContain('"Value":"falla"');
  });

  it('stand on the board with what is left of them', () => {
    const body = JSON.stringify(
      resources(monitoring, 'AWS::CloudWatch::Dashboard')[0]?.Properties.DashboardBody,
    );
    expect(body).toContain('presupuesto que queda');
  });
});

describe('who is told', () => {
  it('is written to over TLS, encrypted', () => {
    expect(resources(monitoring, 'AWS::SNS::Topic')).toMatchObject([
      { Properties: { KmsMasterKeyId: expect.anything() } },
    ]);
    expect(JSON.stringify(resources(monitoring, 'AWS::SNS::TopicPolicy'))).toContain(
      '"aws:SecureTransport":"false"',
    );
    expect(resources(monitoring, 'AWS::SNS::Subscription')).toMatchObject([
      { Properties: { Protocol: 'email', Endpoint: 'informatica@example.cl' } },
    ]);
  });

  it('hears of the money before it is gone', () => {
    expect(resources(monitoring, 'AWS::Budgets::Budget')).toMatchObject([
      {
        Properties: {
          Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 400, Unit: 'USD' } },
          NotificationsWithSubscribers: [
            { Notification: { NotificationType: 'ACTUAL', Threshold: 80 } },
            { Notification: { NotificationType: 'FORECASTED', Threshold: 100 } },
          ],
        },
      },
    ]);
  });
});

it('the board says what was promised and how it goes', () => {
  const [board] = resources(monitoring, 'AWS::CloudWatch::Dashboard');
  const body = JSON.stringify(board?.Properties.DashboardBody);
  for (const shown of ['99,9 %', '0,1 %', 'IteratorAge', 'ConcurrentExecutions', 'Latency'])
    expect(body).toContain(shown);
});
