import { SESv2Client } from '@aws-sdk/client-sesv2';
import type { AccountMail } from '@gore/core/identity/accounts/account-mail.ts';
import { createSesMailer } from '@gore/core/ports/aws/ses-mailer.ts';
import type { NoticeMail } from '@gore/core/ports/mail.ts';
import { createAccountMails } from '../workers/account-mails.ts';
import { createMailWorker } from '../workers/mailer.ts';
import { createNoticeMails } from '../workers/notice-mails.ts';
import { noticePorts } from '../workers/notice-ports.ts';
import { cloudAccounts } from './accounts.ts';
import { patient } from './aws-clients.ts';
import { setting } from './environment.ts';
import { observed } from './observed.ts';
import { cloudPorts } from './ports.ts';

const ports = cloudPorts();
const watch = observed('mailer', ports.efimero);
const institution = {
  institutionName: async (id: string) => (await ports.institution(id)).nombre,
  originOf: () => setting('PORTAL_ORIGIN'),
};

/** Worker of the queue of mails. */
export const handler = createMailWorker<AccountMail | NoticeMail>({
  composers: {
    ...createAccountMails({ accounts: cloudAccounts(ports), ...institution }),
    ...createNoticeMails({
      ...ports,
      ...noticePorts(ports.write.store, ports.now),
      ...institution,
      log: watch.log,
    }),
  },
  mailer: createSesMailer(setting('MAIL_FROM'), new SESv2Client(patient)),
  ...watch,
});
