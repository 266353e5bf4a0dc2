import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import { producto } from '@gore/core/modules/producto.ts';
import { createEventBus } from '@gore/core/ports/aws/event-bus.ts';
import { createQueues } from '@gore/core/ports/aws/sqs-queues.ts';
import { createDispatcher } from '../streams/dispatcher.ts';
import { patient } from './aws-clients.ts';
import { setting } from './environment.ts';
import { watchedStream } from './observed.ts';
import { queueUrls } from './queue-urls.ts';

/** Consumer of the stream that turns audit entries into events and effects. */
export const handler = createDispatcher({
  product: producto,
  queues: createQueues(new SQSClient(patient), queueUrls()),
  bus: createEventBus(new EventBridgeClient(patient), setting('EVENT_BUS')),
  log: watchedStream('dispatcher'),
});
