import { createAccounts } from '@gore/core/identity/accounts/accounts.ts';
import { createPolicies } from '@gore/core/identity/accounts/policy.ts';
import type { Sessions } from '@gore/core/identity/sessions.ts';
import type { Store } from '@gore/core/kernel/runtime/store/store.ts';
import type { Mailer } from '@gore/core/ports/mail.ts';
import { createSmtpMailer } from '@gore/core/ports/smtp-mailer.ts';
import type { Settings } from '../settings.ts';
import type { Engines } from './engines.ts';

/** The local accounts of the embedded cloud: passwords are hashed in threads of their own. */
export const embeddedAccounts = (
  { client, hasher, secrets }: Pick<Engines, 'client' | 'hasher' | 'secrets'>,
  store: Store,
  sessions: Sessions,
  now: () => number,
) =>
  createAccounts({
    store,
    client,
    sessions,
    hasher,
    sealingKey: secrets.sealingKey,
    policyOf: createPolicies(store),
    now,
  });

/** Hands mails to the server named in the settings, or keeps them on this machine. */
export const embeddedMailer = ({ mail }: Settings, { mails }: Pick<Engines, 'mails'>): Mailer =>
  mail ? createSmtpMailer(mail.url, mail.from) : createSmtpMailer(mails.url, 'GORE_OS <portal@localhost>');
