import type { AccountMail } from '@gore/core/identity/accounts/account-mail.ts';
import type { Accounts } from '@gore/core/identity/accounts/accounts.ts';
import type { MailQueue } from '@gore/core/ports/mail.ts';
import type { KnownUser } from '../config.ts';

/** What local accounts stand on at the portal. */
export interface LocalPorts {
  readonly accounts: Accounts;
  readonly mails: MailQueue<AccountMail>;
  /** @param id of the record in `usuario` */
  /** What authenticator applications and mails call the institution. */
  readonly institutionName: (tenant: string) => Promise<string>;
  readonly findUserById: (tenant: string, id: string) => Promise<KnownUser | undefined>;
}
