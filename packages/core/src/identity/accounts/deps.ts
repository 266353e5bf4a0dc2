import type { Sessions } from '../sessions.ts';
import type { Credentials } from './credentials.ts';
import type { Devices } from './devices.ts';
import type { Emergency } from './emergency.ts';
import type { Hasher } from './hasher.ts';
import type { People } from './people.ts';
import type { SignInPolicy } from './policy.ts';
import type { Sealer } from './sealer.ts';
import type { Steps } from './steps.ts';
import type { Tally } from './tally.ts';

/** What local accounts stand on. */
export interface AccountsDeps {
  readonly credentials: Credentials;
  readonly tally: Tally;
  readonly hasher: Hasher;
  readonly people: People;
  readonly devices: Devices;
  readonly steps: Steps;
  readonly sealer: Sealer;
  readonly emergency: Emergency;
  readonly sessions: Pick<Sessions, 'list' | 'revoke' | 'revokeAll'>;
  readonly policyOf: (tenant: string) => Promise<SignInPolicy>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}
