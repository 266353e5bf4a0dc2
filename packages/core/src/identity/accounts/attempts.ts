import { GoreError } from '../../kernel/runtime/error.ts';
import { digest } from '../secret.ts';
import type { CredentialKey } from './credential.ts';
import type { AccountsDeps } from './deps.ts';
import { failAccount, failAddress, succeed } from './failures.ts';

/** What one try is counted under. */
export interface Counted {
  readonly account: string;
  readonly address: string;
}

/** A try that failed and was counted; `locked` when it was the one that locked the account. */
export interface Failed {
  readonly locked: boolean;
}

/** Nothing is tried until then, epoch milliseconds. */
export interface Wait {
  readonly until: number;
}

/** @param who id of the person, or what was typed when it names nobody: both are counted alike */
export const countedAs = (tenant: string, who: string, address: string): Counted => ({
  account: `${tenant}#${digest(who)}`,
  address: `ip#${digest(address)}`,
});

/** Whether the answer is to wait. */
export const mustWait = (outcome: object | undefined): outcome is Wait =>
  outcome !== undefined && 'until' in outcome;

/** Counts tries: 5 failures a minute per account and per address, and a growing lock after 5 in a row. */
export const createAttempts = ({ tally }: Pick<AccountsDeps, 'tally'>) => {
  const waiting = async ({ account, address }: Counted): Promise<Wait | undefined> => {
    const waits = (await Promise.all([tally.wait(account), tally.wait(address)])).filter(
      (until) => until !== undefined,
    );
    return waits.length ? { until: Math.max(...waits) } : undefined;
  };
  return {
    waiting,
    /**
     * Counts a failure. What is right or wrong about a try is told only while the count has room: of many at the same
     * time no more than five learn anything.
     */
    fail: async ({ account, address }: Counted): Promise<Failed | Wait> => {
      const atAddress = await tally.settle(address, failAddress);
      if (mustWait(atAddress)) return atAddress;
      const atAccount = await tally.settle(account, failAccount);
      return mustWait(atAccount) ? atAccount : { locked: atAccount.state.lockedUntil > 0 };
    },
    /** Ends the row of failures, unless others filled the count in the meantime. */
    succeed: async ({ account, address }: Counted): Promise<Wait | undefined> => {
      const until = await tally.wait(address);
      if (until !== undefined) return { until };
      const settled = await tally.settle(account, succeed);
      return mustWait(settled) ? settled : undefined;
    },
  };
};

/** What people read while they have to wait. @param now epoch milliseconds */
export const waitError = ({ until }: Wait, now: number): GoreError => {
  const retryAfter = Math.max(1, Math.ceil((until - now) / 1000));
  const words = retryAfter > 90 ? `${Math.ceil(retryAfter / 60)} minutos` : `${retryAfter} segundos`;
  return new GoreError(
    'ritmo',
    `Hubo demasiados intentos fallidos. Espere ${words} e intente de nuevo, o cree una clave nueva desde «Olvidé mi clave».`,
    { code: 'INGRESO_EN_ESPERA', retryAfter },
  );
};

const wrong = (field: string): GoreError =>
  new GoreError('invalido', 'La clave actual no es correcta. Escríbala de nuevo.', {
    details: [{ field, message: 'No es su clave actual.' }],
  });

/**
 * Asks somebody who is signed in for their password again, counted like signing in.
 *
 * @returns the hash it matched
 * @throws GoreError `invalido` when it is wrong, `ritmo` while there were too many
 */
export const createProof = (deps: AccountsDeps) => {
  const attempts = createAttempts(deps);
  return async (key: CredentialKey, password: string, address: string, field: string): Promise<string> => {
    const counted = countedAs(key.tenant, key.user, address);
    const wait = await attempts.waiting(counted);
    if (wait) throw waitError(wait, deps.now());
    const hash = (await deps.credentials.get(key))?.hash;
    if (await deps.hasher.matches(password, hash ?? deps.hasher.decoy)) {
      const late = await attempts.succeed(counted);
      if (late) throw waitError(late, deps.now());
      if (hash) return hash;
    }
    const failed = await attempts.fail(counted);
    throw mustWait(failed) ? waitError(failed, deps.now()) : wrong(field);
  };
};
