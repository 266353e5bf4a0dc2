import { SQSClient } from '@aws-sdk/client-sqs';
import { efectosDelProducto } from '@gore/core/modules/producto.efectos.ts';
import { createMailQueue } from '@gore/core/ports/aws/sqs-mail.ts';
import { noScanner } from '@gore/core/ports/content.ts';
import { createContentCheck } from '../documents/content-check.ts';
import { createEffectsWorker } from '../workers/effects.ts';
import { patient } from './aws-clients.ts';
import { setting } from './environment.ts';
import { observed } from './observed.ts';
import { cloudPorts } from './ports.ts';

const ports = cloudPorts();

/** Worker of the queue of effects. */
export const handler = createEffectsWorker({
  handlers: efectosDelProducto({
    ...ports,
    content: createContentCheck(noScanner),
    mails: createMailQueue(new SQSClient(patient), setting('QUEUE_MAIL')),
  }),
  ...observed('effects', ports.efimero),
});
