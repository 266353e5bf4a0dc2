import { createPeople } from '@gore/core/identity/accounts/people.ts';
import type { Store } from '@gore/core/kernel/runtime/store/store.ts';
import { createInbox } from '@gore/core/notices/inbox.ts';
import { createParcels } from '@gore/core/notices/parcels.ts';
import { createPreferences } from '@gore/core/notices/preferences.ts';
import type { RoleHolders } from '@gore/core/notices/recipients.ts';
import type { MailQueue, NoticeMail } from '@gore/core/ports/mail.ts';

/** What everything about notices stands on, over one store. */
export const noticePorts = (store: Store, now: () => number) => {
  const people = createPeople(store);
  const holders: RoleHolders = async (tenant, role) =>
    (await people.withRoles(tenant, [role])).map(({ id }) => id);
  return {
    inbox: createInbox(store),
    parcels: createParcels(store),
    preferences: createPreferences(store),
    holders,
    addressOf: async (tenant: string, person: string): Promise<string | undefined> =>
      (await people.byId(tenant, person))?.correo,
    now: () => new Date(now()).toISOString(),
  };
};

/** Hands a mail that is due to the worker of mails. */
export const postBy =
  (mails: MailQueue<NoticeMail>) =>
  ({ tenant, person, parcel }: Omit<NoticeMail, 'kind'>): Promise<void> =>
    mails.send({ kind: 'avisos', tenant, person, parcel });
