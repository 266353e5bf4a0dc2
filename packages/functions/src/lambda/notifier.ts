import { SQSClient } from '@aws-sdk/client-sqs';
import { createMailQueue } from '@gore/core/ports/aws/sqs-mail.ts';
import { noticePorts, postBy } from '../workers/notice-ports.ts';
import { createNotifier } from '../workers/notifier.ts';
import { patient } from './aws-clients.ts';
import { setting } from './environment.ts';
import { byTheClock, observed } from './observed.ts';
import { cloudPorts } from './ports.ts';

const ports = cloudPorts();
const watched = { ...ports, ...observed('notifier', ports.efimero) };
const notify = createNotifier({
  write: ports.write,
  actors: ports.actors,
  ...noticePorts(ports.write.store, ports.now),
  post: postBy(createMailQueue(new SQSClient(patient), setting('QUEUE_MAIL'))),
  log: watched.log,
});
const tick = byTheClock('correos-de-avisos', watched, () => notify({}));

/** Worker of the queue of notices, called by the clock as well for the mails that are due. */
export const handler = (event: object) => ('Records' in event ? notify(event) : tick());
