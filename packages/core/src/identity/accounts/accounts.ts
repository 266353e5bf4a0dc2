import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Store } from '../../kernel/runtime/store/store.ts';
import type { Sessions } from '../sessions.ts';
import { createCredentials } from './credentials.ts';
import type { AccountsDeps } from './deps.ts';
import { createDevices } from './devices.ts';
import { createEmergency } from './emergency.ts';
import type { Hasher } from './hasher.ts';
import { createPasswords } from './passwords.ts';
import { createPeople } from './people.ts';
import { createSealer } from './sealer.ts';
import { createSecondFactor } from './second-factor.ts';
import { createLocalSignIn } from './sign-in.ts';
import { createSteps } from './steps.ts';
import { createTally } from './tally.ts';

/** What local accounts are made with. */
export interface AccountsSetup {
  readonly store: Store;
  readonly client: DynamoDBClient;
  readonly sessions: Sessions;
  readonly hasher: Hasher;
  /** Seals the seeds of second factors: 32 bytes in base64url, and after a comma the keys it took the place of. */
  readonly sealingKey: string;
  readonly policyOf: AccountsDeps['policyOf'];
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Local accounts: credentials, second factor, remembered browsers and the break-glass accounts. */
export const createAccounts = (setup: AccountsSetup) => {
  const { store, client, sessions, hasher, now } = setup;
  const efimero = { client, table: store.tables.efimero, now };
  const datos = { client, table: store.tables.datos, now };
  const deps: AccountsDeps = {
    sessions,
    hasher,
    now,
    credentials: createCredentials(datos),
    emergency: createEmergency(datos),
    tally: createTally(efimero),
    devices: createDevices(efimero),
    steps: createSteps(efimero),
    people: createPeople(store),
    sealer: createSealer(setup.sealingKey),
    policyOf: setup.policyOf,
  };
  return {
    signIn: createLocalSignIn(deps),
    passwords: createPasswords(deps),
    secondFactor: createSecondFactor(deps),
    credentials: deps.credentials,
    devices: deps.devices,
    emergency: deps.emergency,
    people: deps.people,
    steps: deps.steps,
    policyOf: deps.policyOf,
  };
};

/** Local accounts. */
export type Accounts = ReturnType<typeof createAccounts>;
