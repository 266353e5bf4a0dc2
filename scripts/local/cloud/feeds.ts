import { maxDeliveries } from '@gore/core/kernel/runtime/events/effects.ts';
import { streamFilters } from '../../../stacks/async/stream-filters.ts';
import { EventBus } from '../runtime/bus.ts';
import { durableQueue } from '../runtime/durable-queue.ts';
import { invoke } from '../runtime/invoke.ts';
import type { LambdaFunction } from '../runtime/lambda.ts';
import { consumeStream } from '../runtime/stream-consumer.ts';
import type { StreamFaults } from '../runtime/stream-faults.ts';
import { type Engines, tables } from './engines.ts';
import type { Functions } from './functions.ts';

/** Queues of the product; each has its dead-letter queue. */
export const queueNames = [
  'effects',
  'imports',
  'reports',
  'prints',
  'deliveries',
  'mail',
  'audit',
  'maps',
  'alerts',
  'notices',
] as const;

const busQueue = 'bus';
const visibilitySeconds = {
  effects: 60,
  imports: 900,
  reports: 900,
  prints: 300,
  deliveries: 120,
  mail: 60,
  audit: 900,
  maps: 900,
  alerts: 900,
  notices: 60,
} as const;

/** Creates the queues and the event bus over them. */
export const openBus = ({ sqs }: Engines): EventBus => {
  for (const name of queueNames) {
    sqs.createQueue(`${name}-dlq`);
    const redrive = { deadLetterQueue: `${name}-dlq`, maxReceiveCount: maxDeliveries };
    sqs.createQueue(name, { visibilitySeconds: visibilitySeconds[name], redrive });
  }
  sqs.createQueue(`${busQueue}-dlq`);
  sqs.createQueue(busQueue, {
    redrive: { deadLetterQueue: `${busQueue}-dlq`, maxReceiveCount: maxDeliveries },
  });
  // Whoever had received them ended with the process: an import cut short goes on now, not in a quarter of an hour.
  sqs.release();
  return new EventBus(durableQueue(sqs, busQueue), []);
};

/** Whether anything lies in the queues: waiting, delayed or in the hands of a worker. */
export const hasWork = ({ sqs }: Pick<Engines, 'sqs'>): boolean =>
  queueNames.some((name) => {
    const { visible, inFlight, delayed } = sqs.counts(name);
    return visible + inFlight + delayed > 0;
  });

/** What keeps running beside the HTTP server. */
export interface Feeds {
  /** Changes of the table the read model has not seen yet. */
  readonly lag: () => number;
  /** Lets the workers begin: they fetch files from the server, so it has to be listening. */
  readonly work: () => void;
  readonly stop: () => Promise<void>;
}

/** Connects the stream to its two consumers and the queues to their workers, as the async stack does in the cloud. */
export const startFeeds = (
  { dynamo, sqs, checkpoints }: Engines,
  functions: Functions,
  onError: (error: unknown) => void,
  faults?: StreamFaults,
): Feeds => {
  const onFailure = async ({
    functionName,
    records,
  }: {
    functionName: string;
    records: readonly unknown[];
  }) => {
    onError(new Error(`${functionName} gave up ${records.length} changes of the stream`));
  };
  const shared = {
    source: dynamo,
    table: tables.datos,
    onError,
    onFailure,
    bisectOnError: true,
    ...(faults ? { faults } : {}),
  };
  const projector = consumeStream({
    ...shared,
    fn: { name: 'projector', handler: functions.projector, timeoutMs: 60_000 },
    checkpoint: checkpoints.of('projector'),
    filters: streamFilters.projector,
    batchSize: 500,
    // It leaves out by itself what can never be stored; what is away comes back.
    maxRetries: Number.POSITIVE_INFINITY,
  });
  const dispatcher = consumeStream({
    ...shared,
    fn: { name: 'dispatcher', handler: functions.dispatcher, timeoutMs: 60_000 },
    checkpoint: checkpoints.of('dispatcher'),
    filters: streamFilters.dispatcher,
  });
  const poll = <E>(queue: string, fn: LambdaFunction<E, unknown>, batchSize: number) =>
    sqs.poll(queue, (event) => invoke(fn, event as E), { batchSize, onError });
  const pollWorkers = () => [
    poll('effects', { name: 'effects', handler: functions.effects, timeoutMs: 60_000 }, 10),
    poll('mail', { name: 'mailer', handler: functions.mailer, timeoutMs: 60_000 }, 10),
    poll('notices', { name: 'notifier', handler: functions.notifier, timeoutMs: 60_000 }, 10),
    poll('audit', { name: 'auditor', handler: functions.auditor, timeoutMs: 900_000 }, 1),
    poll('reports', { name: 'reporter', handler: functions.reporter, timeoutMs: 900_000 }, 1),
    poll('prints', { name: 'printer', handler: functions.printer, timeoutMs: 900_000 }, 1),
    poll('deliveries', { name: 'postman', handler: functions.postman, timeoutMs: 120_000 }, 5),
    poll('maps', { name: 'cartographer', handler: functions.cartographer, timeoutMs: 900_000 }, 1),
    poll('alerts', { name: 'alerts', handler: functions.alerts, timeoutMs: 900_000 }, 10),
    poll('imports', { name: 'importer', handler: functions.importer, timeoutMs: 900_000 }, 1),
  ];
  let pollers: ReturnType<typeof pollWorkers> = [];
  return {
    lag: () => Math.max(0, dynamo.lastSequence - projector.position),
    work: () => {
      pollers = pollWorkers();
    },
    stop: async () => {
      await Promise.all([projector.stop(), dispatcher.stop(), ...pollers.map((poller) => poller.stop())]);
    },
  };
};
