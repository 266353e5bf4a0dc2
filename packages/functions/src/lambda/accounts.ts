import { createAccounts } from '@gore/core/identity/accounts/accounts.ts';
import { createHasher } from '@gore/core/identity/accounts/hasher.ts';
import { createPolicies } from '@gore/core/identity/accounts/policy.ts';
import { setting } from './environment.ts';
import type { cloudPorts } from './ports.ts';

/** Local accounts on AWS, where a container serves one request at a time and may hash in its only thread. */
export const cloudAccounts = ({ write, efimero, sessions, now }: ReturnType<typeof cloudPorts>) =>
  createAccounts({
    store: write.store,
    client: efimero.client,
    sessions,
    hasher: createHasher(),
    sealingKey: setting('SEALING_KEY'),
    policyOf: createPolicies(write.store),
    now,
  });
