import { describe, expect, it } from 'vitest';
import { runsIn, schedules } from '../../stacks/async/schedules.ts';
import { stageConfig } from '../../stacks/config/stages.ts';
import { resources } from './harness/resources.ts';
import { templatesOf } from './harness/stacks.ts';

const prod = templatesOf('prod').async;
const queues = resources(prod, 'AWS::SQS::Queue');
const nameOf = ({ Properties }: (typeof queues)[number]) => String(Properties.QueueName);
const deadLetters = queues.filter((queue) => nameOf(queue).endsWith('-dlq'));
const working = queues.filter((queue) => !nameOf(queue).endsWith('-dlq'));
const mappings = resources(prod, 'AWS::Lambda::EventSourceMapping').map(({ Properties }) => Properties);

describe('the queues', () => {
  it('are the eight of the product, each with its dead letters after three tries', () => {
    expect(working.map(nameOf).toSorted()).toEqual(
      [
        'alerts',
        'audit',
        'deliveries',
        'effects',
        'imports',
        'mail',
        'maps',
        'notices',
        'prints',
        'reports',
      ].map((name) => `gore-prod-${name}`),
    );
    for (const queue of working)
      expect(queue.Properties.RedrivePolicy).toMatchObject({
        maxReceiveCount: 3,
        deadLetterTargetArn: expect.anything(),
      });
  });

  it('leave time to look at what nobody could handle', () => {
    expect(deadLetters).toHaveLength(12);
    for (const { Properties } of deadLetters) expect(Properties.MessageRetentionPeriod).toBe(14 * 86_400);
  });

  it('are encrypted and speak TLS only', () => {
    for (const { Properties } of queues) expect(Properties.SqsManagedSseEnabled).toBe(true);
    const policies = resources(prod, 'AWS::SQS::QueuePolicy').map(({ Properties }) =>
      JSON.stringify(Properties),
    );
    expect(policies).toHaveLength(queues.length);
    for (const policy of policies) expect(policy).toContain('"aws:SecureTransport":"false"');
  });

  it('hide a message for longer than its worker may run', () => {
    const timeout = (name: string) =>
      Number(
        resources(prod, 'AWS::Lambda::Function').find(
          ({ Properties }) => Properties.FunctionName === `gore-prod-${name}`,
        )?.Properties.Timeout,
      );
    for (const [queue, worker] of [
      ['effects', 'effects'],
      ['imports', 'importer'],
      ['reports', 'reporter'],
      ['prints', 'printer'],
      ['deliveries', 'postman'],
      ['maps', 'cartographer'],
      ['mail', 'mailer'],
      ['audit', 'auditor'],
      ['notices', 'notifier'],
    ] as const) {
      const hidden = working.find((one) => nameOf(one) === `gore-prod-${queue}`)?.Properties
        .VisibilityTimeout;
      expect(Number(hidden)).toBeGreaterThanOrEqual(6 * timeout(worker));
    }
  });

  it('are emptied by ten workers, which say which messages failed', () => {
    const fromQueues = mappings.filter((mapping) => mapping.ScalingConfig);
    expect(fromQueues).toHaveLength(10);
    for (const mapping of fromQueues)
      expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
  });
});

describe('the stream', () => {
  const fromStream = mappings.filter((mapping) => mapping.StartingPosition);
  const filters = fromStream.map(({ FilterCriteria }) => {
    const { Filters } = FilterCriteria as { readonly Filters: readonly { readonly Pattern: string }[] };
    return Filters.map(({ Pattern }) => JSON.parse(Pattern) as unknown);
  });

  it('has exactly two consumers, each called for what it cares about', () => {
    const image = (...kinds: readonly string[]) => ({ dynamodb: { NewImage: { __edb_e__: { S: kinds } } } });
    expect(filters).toEqual([
      [
        image('registro', 'saldo', 'auditoria', 'marca'),
        { eventName: ['REMOVE'], dynamodb: { OldImage: { __edb_e__: { S: ['registro'] } } } },
      ],
      [image('auditoria')],
    ]);
  });

  it('starts at the beginning, halves what fails and sets it aside', () => {
    for (const mapping of fromStream)
      expect(mapping).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        DestinationConfig: { OnFailure: { Destination: expect.anything() } },
      });
  });

  it('waits for the read model for as long as it is away', () => {
    expect(fromStream.map(({ MaximumRetryAttempts }) => MaximumRetryAttempts)).toEqual([-1, 10]);
  });
});

describe('the clock', () => {
  it('goes by the institution, and what did not run is set aside', () => {
    const found = resources(prod, 'AWS::Scheduler::Schedule');
    expect(found.map(({ Properties }) => Properties.ScheduleExpression)).toEqual(
      schedules.map(({ expression }) => expression),
    );
    for (const schedule of found)
      expect(schedule).toMatchObject({
        Properties: {
          ScheduleExpressionTimezone: 'America/Santiago',
          State: 'ENABLED',
          Target: {
            DeadLetterConfig: { Arn: expect.anything() },
            RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 7200 },
          },
        },
      });
  });

  it('wakes no database that should sleep every hour', () => {
    const hourly = { name: 'cada-hora', expression: 'rate(1 hour)', calls: 'nightly', hourly: true } as const;
    expect(['dev', 'qa', 'prod'].map((stage) => runsIn(stageConfig(stage), hourly))).toEqual([
      false,
      false,
      true,
    ]);
    for (const schedule of schedules) expect(runsIn(stageConfig('dev'), schedule)).toBe(!schedule.hourly);
  });
});

describe('the mail', () => {
  it('is signed, sent over TLS, and never again to whoever it bounced from', () => {
    expect(resources(prod, 'AWS::SES::EmailIdentity')).toMatchObject([
      {
        Properties: {
          EmailIdentity: 'portal.example.cl',
          ConfigurationSetAttributes: expect.anything(),
          MailFromAttributes: { MailFromDomain: 'rebotes.portal.example.cl' },
        },
      },
    ]);
    expect(resources(prod, 'AWS::SES::ConfigurationSet')).toMatchObject([
      {
        Properties: {
          DeliveryOptions: { TlsPolicy: 'REQUIRE' },
          SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
          ReputationOptions: { ReputationMetricsEnabled: true },
        },
      },
    ]);
  });

  it('counts bounces and tells nobody whose they were', () => {
    expect(resources(prod, 'AWS::SES::ConfigurationSetEventDestination')).toMatchObject([
      {
        Properties: {
          EventDestination: {
            CloudWatchDestination: expect.anything(),
            MatchingEventTypes: expect.arrayContaining(['bounce', 'complaint']),
          },
        },
      },
      { Properties: { EventDestination: { MatchingEventTypes: ['bounce', 'complaint'] } } },
    ]);
  });

  it('brings what came back to the delivery it was of', () => {
    expect(resources(prod, 'AWS::Events::Rule')).toMatchObject([
      {
        Properties: {
          EventPattern: { source: ['aws.ses'], detail: { eventType: ['Bounce', 'Complaint'] } },
          Targets: [{ DeadLetterConfig: { Arn: expect.anything() } }],
        },
      },
    ]);
  });
});

it('what happened is told to a bus that remembers for a month', () => {
  expect(resources(prod, 'AWS::Events::EventBus')).toMatchObject([{ Properties: { Name: 'gore-prod' } }]);
  expect(resources(prod, 'AWS::Events::Archive')).toMatchObject([
    { Properties: { RetentionDays: 30, EventPattern: { source: ['gore-os'] } } },
  ]);
});
