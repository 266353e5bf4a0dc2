import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { inProcessHandler } from '../../../../../../scripts/local/dynamodb/in-process-handler.ts';
import { openTaller, type Taller } from '../../../kernel/testing/furnish.ts';
import { digest, newSecret } from '../../secret.ts';
import { createSessions, type Sessions } from '../../sessions.ts';
import { type Accounts, type AccountsSetup, createAccounts } from '../accounts.ts';
import { createHasher } from '../hasher.ts';
import type { SignInPolicy } from '../policy.ts';
import type { SignInOutcome } from '../sign-in.ts';

/** Local accounts over an institution of their own, whose clock and policy a test may change. */
export interface TestAccounts {
  readonly taller: Taller;
  readonly client: DynamoDBClient;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  /** Epoch milliseconds; write it to move the clock. */
  readonly clock: { at: number };
  /** Write it to change what the institution decided. */
  readonly policy: { now: SignInPolicy };
  /** How often a password was compared. */
  readonly compared: { times: number };
  /** A new person with a password; answers their id, RUN and e-mail. */
  readonly person: (password?: string) => Promise<TestPerson>;
  /** Tries a password as a browser without cookies would. */
  readonly enter: (account: string, password: string, more?: Partial<Entry>) => Promise<SignInOutcome>;
  /** The same accounts as they open once the sealing key was replaced. @param keys made from the key of before */
  readonly withKeys: (keys: (before: string) => string) => Accounts;
  readonly close: () => Promise<void>;
}

/** Somebody who has a local account. */
export interface TestPerson {
  readonly id: string;
  readonly run: string;
  readonly correo: string;
}

interface Entry {
  readonly address: string;
  readonly device: string | undefined;
  readonly purpose: string | undefined;
}

/** A password that keeps the rules, for whoever does not care which. */
export const goodPassword = 'caballo grapa correcta';

/** Invented, each with its check digit. */
const runs = ['12345678-5', '7654321-6', '33333333-3', '44444444-4', '55555555-5'];

/** How many tries came to each end. */
export const kindsOf = (outcomes: readonly SignInOutcome[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { kind } of outcomes) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};

export const openAccounts = async (): Promise<TestAccounts> => {
  const taller = await openTaller();
  const { engine, deps } = taller.world;
  const client = new DynamoDBClient({
    region: 'us-east-1',
    endpoint: 'http://embedded',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: inProcessHandler(engine),
    signer: { sign: async (request) => request },
  });
  const clock = { at: Date.UTC(2026, 10, 23, 12, 0, 0) };
  const now = () => clock.at;
  const policy: TestAccounts['policy'] = { now: { means: ['local'], secondFactorRoles: [] } };
  const sessions = createSessions({ client, table: deps.store.tables.efimero, now });
  // As few rounds as bcrypt knows: what is tested is not how long it takes.
  const hasher = createHasher(4);
  const compared = { times: 0 };
  const setup: AccountsSetup = {
    store: deps.store,
    client,
    sessions,
    now,
    hasher: {
      ...hasher,
      matches: (password, hash) => {
        compared.times += 1;
        return hasher.matches(password, hash);
      },
    },
    sealingKey: newSecret(),
    policyOf: async () => policy.now,
  };
  const accounts = createAccounts(setup);
  let made = 0;
  return {
    taller,
    client,
    accounts,
    sessions,
    clock,
    policy,
    compared,
    person: async (password = goodPassword) => {
      const run = runs[made] ?? '';
      made += 1;
      const correo = `persona${made}@gore.test`;
      const values = { nombre: 'Rocío Ñanco', run, correo, roles: ['ENCARGADO'] };
      const { id } = await taller.create(taller.admin, 'usuario', values);
      const key = { tenant: 't', user: id };
      await accounts.credentials.offerReset(key, digest('x'), 'alta');
      await accounts.credentials.reset(key, digest('x'), await hasher.hash(password));
      return { id, run, correo };
    },
    enter: (account, password, more = {}) =>
      accounts.signIn.password({
        tenant: 't',
        account,
        password,
        address: '10.0.0.1',
        device: undefined,
        purpose: undefined,
        ...more,
      }),
    withKeys: (keys) => createAccounts({ ...setup, sealingKey: keys(setup.sealingKey) }),
    close: async () => {
      client.destroy();
      await taller.world.close();
    },
  };
};
