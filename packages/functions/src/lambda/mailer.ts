import { SESv2Client } from '@aws-sdk/client-sesv2';
import { createSesMailer } from '@gore/core/ports/aws/ses-mailer.ts';
import { createAccountMails } from '../workers/account-mails.ts';
import { createMailWorker } from '../workers/mailer.ts';
import { cloudAccounts } from './accounts.ts';
import { patient } from './aws-clients.ts';
import { setting } from './environment.ts';
import { observed } from './observed.ts';
import { cloudPorts } from './ports.ts';

const ports = cloudPorts();

/** Worker of the queue of mails. */
export const handler = createMailWorker({
  composers: createAccountMails({
    accounts: cloudAccounts(ports),
    institutionName: async (id) => (await ports.institution(id)).nombre,
    originOf: () => setting('PORTAL_ORIGIN'),
  }),
  mailer: createSesMailer(setting('MAIL_FROM'), new SESv2Client(patient)),
  ...observed('mailer', ports.efimero),
});
