import { SESv2Client } from '@aws-sdk/client-sesv2';
import { enviarEntrega } from '@gore/core/modules/plataforma/entregaInforme.ts';
import { createSesMailer } from '@gore/core/ports/aws/ses-mailer.ts';
import { rawMail } from '@gore/core/ports/raw-mail.ts';
import { createBounces } from '../workers/bounces.ts';
import { createDeliveryMails } from '../workers/delivery-mails.ts';
import { createEffectsWorker } from '../workers/effects.ts';
import { createPostman } from '../workers/postman.ts';
import { patient } from './aws-clients.ts';
import { setting } from './environment.ts';
import { observed } from './observed.ts';
import { cloudPorts } from './ports.ts';

const ports = cloudPorts();
const watch = observed('postman', ports.efimero);

/** Worker of the queue of deliveries: scheduled reports never stand before the mails people wait for. */
export const handler = createPostman({
  effects: createEffectsWorker({
    handlers: {
      [enviarEntrega.effect]: createDeliveryMails({
        ...ports,
        mailer: createSesMailer(setting('MAIL_FROM'), new SESv2Client(patient), rawMail),
        institutionName: async (id) => (await ports.institution(id)).nombre,
        originOf: () => setting('PORTAL_ORIGIN'),
      }),
    },
    ...watch,
  }),
  bounces: createBounces(ports.write),
  log: watch.log,
});
