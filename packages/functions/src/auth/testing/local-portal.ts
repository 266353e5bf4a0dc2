import type { AccountMail } from '@gore/core/identity/accounts/account-mail.ts';
import { openAccounts, type TestAccounts } from '@gore/core/identity/accounts/testing/accounts.ts';
import { createActors } from '@gore/core/identity/actors.ts';
import { createDirectory } from '@gore/core/identity/directory.ts';
import type { Institutions } from '@gore/core/identity/institutions.ts';
import { createMemberships } from '@gore/core/identity/memberships.ts';
import { createRates } from '@gore/core/identity/rates.ts';
import type { SignInAttempt } from '@gore/core/identity/sign-in-log.ts';
import { createSignIns } from '@gore/core/identity/sign-ins.ts';
import type { LogFields } from '../../http/log.ts';
import { authApp } from '../app.ts';
import { Browser } from './browser.ts';
import { institutionsOf, nuble } from './institutions.ts';

/** A portal at which people sign in with local accounts, reached without a network. */
export interface LocalPortal extends TestAccounts {
  readonly browser: (address?: string) => Browser;
  /** What the log of sign-ins was told. */
  readonly attempts: SignInAttempt[];
  /** What the mail worker was told. */
  readonly mails: AccountMail[];
  readonly logged: { readonly message: string; readonly fields: LogFields | undefined }[];
}

const origin = 'https://portal.test';
export const openLocalPortal = async (): Promise<LocalPortal> => {
  const t = await openAccounts();
  const { store } = t.taller.world.deps;
  const efimero = { client: t.client, table: store.tables.efimero, now: () => t.clock.at };
  const directory = createDirectory(store);
  const institutions: Institutions = {
    ...institutionsOf([{ ...nuble, id: 't' }]),
    get: async (id) => ({ ...nuble, id, ...(await t.accounts.policyOf(id)) }),
  };
  const attempts: SignInAttempt[] = [];
  const mails: AccountMail[] = [];
  const logged: LocalPortal['logged'] = [];
  const log = (message: string, fields?: LogFields) => void logged.push({ message, fields });
  const app = authApp(
    { portalOrigin: origin, addressHeader: 'x-viewer', demonstration: false, operatorTenant: 'plataforma' },
    {
      sessions: t.sessions,
      actors: createActors(t.taller.world.deps),
      rates: createRates(efimero),
      log: { info: log, warn: log, error: log },
      now: efimero.now,
      signIns: createSignIns(efimero),
      signInLog: { record: async (attempt) => void attempts.push(attempt) },
      providers: new Map(),
      tenantOf: () => 't',
      institutions,
      memberships: createMemberships(institutions, directory),
      runOf: directory.runOf,
      operatorEntry: async () => ({ id: 'entrada', hours: 1 }),
      findUserByRun: directory.byRun,
      local: {
        accounts: t.accounts,
        mails: { send: async (mail) => void mails.push(mail) },
        institutionName: async () => 'Institución de prueba',
        findUserById: directory.byId,
      },
    },
  );
  return {
    ...t,
    attempts,
    mails,
    logged,
    browser: (address = '10.0.0.1') =>
      new Browser(origin, async (input, init) => {
        const headers = new Headers(init?.headers);
        headers.set('x-viewer', address);
        return app.request(String(input), { ...init, headers });
      }),
  };
};
