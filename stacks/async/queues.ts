import { maxDeliveries } from '@gore/core/kernel/runtime/events/effects.ts';
import type { QueueName } from '@gore/core/ports/queues.ts';
import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { prefixOf, type StageConfig } from '../config/stage-config.ts';
import { type FunctionName, sheetOf } from '../functions/catalogue.ts';
import type { QueuePlace } from '../functions/places.ts';

/** What empties each queue, and how much it takes at once. */
export const consumers: Readonly<
  Record<QueueName, { readonly worker: FunctionName; readonly batchSize: number; readonly atOnce: number }>
> = {
  effects: { worker: 'effects', batchSize: 10, atOnce: 10 },
  imports: { worker: 'importer', batchSize: 1, atOnce: 5 },
  reports: { worker: 'reporter', batchSize: 1, atOnce: 2 },
  prints: { worker: 'printer', batchSize: 1, atOnce: 2 },
  deliveries: { worker: 'postman', batchSize: 5, atOnce: 2 },
  mail: { worker: 'mailer', batchSize: 10, atOnce: 2 },
  notices: { worker: 'notifier', batchSize: 10, atOnce: 5 },
  maps: { worker: 'cartographer', batchSize: 1, atOnce: 2 },
  audit: { worker: 'auditor', batchSize: 1, atOnce: 2 },
  alerts: { worker: 'alerts', batchSize: 10, atOnce: 4 },
};

/** Time for somebody to look at what could not be handled. */
const DEAD_LETTER_DAYS = 14;

const sealed = { enforceSSL: true, encryption: QueueEncryption.SQS_MANAGED } as const;

/** The queue of what nobody could handle. */
export const deadLetters = (scope: Construct, id: string, name: string): Queue =>
  new Queue(scope, id, {
    ...sealed,
    queueName: `${name}-dlq`,
    retentionPeriod: Duration.days(DEAD_LETTER_DAYS),
  });

/** A queue of the product and its dead letters. */
export class ProductQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetter: Queue;

  constructor(scope: Construct, name: QueueName, config: StageConfig) {
    super(scope, `Cola-${name}`);
    const { worker } = consumers[name];
    const timeout = sheetOf(worker).timeoutSeconds;
    const queueName = `${prefixOf(config)}-${name}`;
    this.deadLetter = deadLetters(this, 'Dlq', queueName);
    this.queue = new Queue(this, 'Cola', {
      ...sealed,
      queueName,
      retentionPeriod: Duration.days(4),
      // Six times the worker's own time, as AWS advises: a throttled delivery is not a failed one.
      visibilityTimeout: Duration.seconds(Math.min(timeout * 6, 43_200)),
      deadLetterQueue: { queue: this.deadLetter, maxReceiveCount: maxDeliveries },
    });
  }

  /** Where it is, for those who send to it or take from it. */
  get place(): QueuePlace {
    return {
      arn: this.queue.queueArn,
      url: this.queue.queueUrl,
      deadLetterArn: this.deadLetter.queueArn,
      deadLetterUrl: this.deadLetter.queueUrl,
    };
  }
}
