import { SQSClient } from '@aws-sdk/client-sqs';
import { createMailQueue } from '@gore/core/ports/aws/sqs-mail.ts';
import { noticePorts, postBy } from '../workers/notice-ports.ts';
import { createNotifier } from '../workers/notifier.ts';
import { patient } from './aws-clients.ts';
import { setting } from './environment.ts';
import { observed } from './observed.ts';
import { cloudPorts } from './ports.ts';

const ports = cloudPorts();

/** Worker of the queue of notices, called by the clock as well for the mails that are due. */
export const handler = createNotifier({
  write: ports.write,
  actors: ports.actors,
  ...noticePorts(ports.write.store, ports.now),
  post: postBy(createMailQueue(new SQSClient(patient), setting('QUEUE_MAIL'))),
  log: observed('notifier', ports.efimero).log,
});
