import type { SessionActor } from '../session.ts';
import { type AccountName, readAccount } from './account-name.ts';
import { type Counted, countedAs, createAttempts, type Failed, mustWait, type Wait } from './attempts.ts';
import { codeDigest } from './codes.ts';
import { type CredentialKey, ownerOf } from './credential.ts';
import type { AccountsDeps } from './deps.ts';
import { emergencyPurpose } from './emergency.ts';
import type { AccountPerson } from './people.ts';
import { mustUseSecondFactor, type SignInPolicy } from './policy.ts';
import type { PendingStep } from './steps.ts';
import { periodOf } from './totp.ts';
import { createTurns } from './turns.ts';

/** What came of trying to sign in with a local account. */
export type SignInOutcome =
  | { readonly kind: 'listo'; readonly user: string }
  /** The password was right and something is still missing; `secret` is the value of the cookie for the next step. */
  | ({ readonly kind: 'paso'; readonly secret: string } & Pick<PendingStep, 'needs'>)
  | { readonly kind: 'emergencia'; readonly account: string; readonly actor: SessionActor }
  /** Refused, counted; `user` when the account is somebody's. */
  | ({ readonly kind: 'rechazado'; readonly user: string | undefined } & Failed)
  | ({ readonly kind: 'espera' } & Wait)
  /** A break-glass account does not open for somebody who does not say what for; nothing was counted nor spent. */
  | { readonly kind: 'sin_motivo' }
  /** The institution has no local accounts. */
  | { readonly kind: 'no_ofrecido' }
  /** The first step was too long ago, or made in another browser. */
  | { readonly kind: 'vencido' };

/** A first step. */
export interface PasswordTry {
  readonly tenant: string;
  /** As it was typed. */
  readonly account: string;
  readonly password: string;
  readonly address: string;
  /** Value of the cookie of a browser that skips the second factor. */
  readonly device: string | undefined;
  /** What a break-glass account is entered for; nothing else asks. */
  readonly purpose: string | undefined;
}

/** A second step. */
export interface CodeTry {
  /** Value of the cookie of the first step. */
  readonly step: string | undefined;
  /** Six digits of the app, or a recovery code. */
  readonly code: string;
  readonly address: string;
}

/** Passwords compared at once: the others wait, and by their turn the count may have spared them. */
const COMPARED_AT_ONCE = 2;

/**
 * Signs in with a password and, where it takes one, a second factor. An account nobody has is treated as one whose
 * password is wrong, in what is answered, what is counted and the time it takes.
 */
export const createLocalSignIn = (deps: AccountsDeps) => {
  const { credentials, devices, emergency, hasher, people, policyOf, sealer, steps, now } = deps;
  const attempts = createAttempts(deps);
  const turns = createTurns(COMPARED_AT_ONCE);

  const refuse = async (counted: Counted, user: string | undefined): Promise<SignInOutcome> => {
    const failed = await attempts.fail(counted);
    return mustWait(failed) ? { kind: 'espera', ...failed } : { kind: 'rechazado', user, ...failed };
  };
  const accept = async (counted: Counted, user: string): Promise<SignInOutcome> => {
    const late = await attempts.succeed(counted);
    return late ? { kind: 'espera', ...late } : { kind: 'listo', user };
  };

  const enterEmergency = async (
    name: AccountName,
    { tenant, password, address, purpose }: PasswordTry,
  ): Promise<SignInOutcome> => {
    const reason = emergencyPurpose(purpose);
    if (!reason) return { kind: 'sin_motivo' };
    const counted = countedAs(tenant, name.value, address);
    const wait = await attempts.waiting(counted);
    if (wait) return { kind: 'espera', ...wait };
    const actor = await emergency.enter(tenant, name.value, password, reason);
    return actor ? { kind: 'emergencia', account: name.value, actor } : refuse(counted, undefined);
  };

  /** Spends a code of the second factor: one of the app, or a recovery code. */
  const spend = async (key: CredentialKey, code: string): Promise<boolean> => {
    const typed = code.replace(/\s/g, '');
    if (!/^\d{6}$/.test(typed)) {
      const digest = codeDigest('recuperacion', typed);
      return digest !== undefined && credentials.useRecoveryCode(key, digest);
    }
    const sealed = (await credentials.get(key))?.seed;
    if (!sealed) return false;
    const seed = sealer.open(sealed, ownerOf(key));
    const period = periodOf(seed, typed, now());
    if (!period || !(await credentials.usePeriod(key, period))) return false;
    // So that an old key may be taken away once everybody has come by.
    if (!sealer.isCurrent(sealed)) await credentials.reseal(key, sealed, sealer.seal(seed, ownerOf(key)));
    return true;
  };

  const compare = async (
    { tenant, device, password }: PasswordTry,
    counted: Counted,
    policy: SignInPolicy,
    person: AccountPerson | undefined,
  ): Promise<SignInOutcome> => {
    const key = { tenant, user: person?.id ?? '-' };
    const credential = await credentials.get(key);
    const right = await hasher.matches(password, credential?.hash ?? hasher.decoy);
    if (!person || !credential?.hash || !right) return refuse(counted, person?.id);

    const needs = credential.seed
      ? !(await devices.knows(key, device)) && 'segundo_factor'
      : mustUseSecondFactor(policy, person.roles) && 'inscribir';
    if (!needs) return accept(counted, person.id);
    // Others may have filled the count while the password was checked: then nobody learns that it was right.
    const late = await attempts.waiting(counted);
    if (late) return { kind: 'espera', ...late };
    return { kind: 'paso', needs, secret: await steps.begin({ ...key, needs }) };
  };

  return {
    password: async (tried: PasswordTry): Promise<SignInOutcome> => {
      const { tenant, address } = tried;
      const name = readAccount(tried.account);
      if (name.kind === 'emergencia') return enterEmergency(name, tried);
      const policy = await policyOf(tenant);
      if (!policy.means.includes('local')) return { kind: 'no_ofrecido' };

      const person = await people.byAccount(tenant, name);
      const counted = countedAs(tenant, person?.id ?? name.value, address);
      const wait = await attempts.waiting(counted);
      if (wait) return { kind: 'espera', ...wait };
      return turns.take(async (waited) => {
        const filled = waited ? await attempts.waiting(counted) : undefined;
        return filled ? { kind: 'espera', ...filled } : compare(tried, counted, policy, person);
      });
    },

    code: async ({ step: secret, code, address }: CodeTry): Promise<SignInOutcome> => {
      const step = await steps.find(secret);
      if (!secret || step?.needs !== 'segundo_factor') return { kind: 'vencido' };
      const counted = countedAs(step.tenant, step.user, address);
      const wait = await attempts.waiting(counted);
      if (wait) return { kind: 'espera', ...wait };
      if (!(await spend(step, code))) return refuse(counted, step.user);
      await steps.end(secret);
      return accept(counted, step.user);
    },
  };
};
