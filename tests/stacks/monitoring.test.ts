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
      expect(alarm.AlarmActions).toHaveLength(1);
      expect(alarm.OKActions).toHaveLength(1);
      expect(alarm.TreatMissingData).toBe('notBreaching');
      expect(String(alarm.AlarmDescription)).toMatch(/\.$/);
    }
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
