import type { QueueUrls } from '@gore/core/ports/aws/sqs-queues.ts';
import { setting } from './environment.ts';

const queue = (name: string) => ({
  url: setting(`QUEUE_${name}`),
  deadLetterUrl: setting(`QUEUE_${name}_DLQ`),
});

/** Every queue of the product with its dead letters, as the stacks put them into the environment. */
export const queueUrls = (): QueueUrls => ({
  effects: queue('EFFECTS'),
  imports: queue('IMPORTS'),
  reports: queue('REPORTS'),
  prints: queue('PRINTS'),
  deliveries: queue('DELIVERIES'),
  mail: queue('MAIL'),
  audit: queue('AUDIT'),
  maps: queue('MAPS'),
  alerts: queue('ALERTS'),
  notices: queue('NOTICES'),
});
