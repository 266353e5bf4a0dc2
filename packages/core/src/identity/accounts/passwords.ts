import { GoreError } from '../../kernel/runtime/error.ts';
import { digest, isSecret, newSecret } from '../secret.ts';
import { readAccount } from './account-name.ts';
import { countedAs, createProof } from './attempts.ts';
import type { CredentialKey } from './credential.ts';
import type { AccountsDeps } from './deps.ts';
import { passwordFault } from './password-rules.ts';
import type { AccountPerson } from './people.ts';

/** A link somebody is sent to choose a new password. */
export interface ResetOffer {
  readonly person: AccountPerson & { readonly correo: string };
  /** Goes into the link; stored nowhere. */
  readonly token: string;
}

const expired = (): GoreError =>
  new GoreError('no_encontrado', 'El enlace ya se usó o venció. Pida otro desde «Olvidé mi clave».', {
    code: 'ENLACE_VENCIDO',
  });

const refused = (field: string, message: string): GoreError =>
  new GoreError('invalido', 'Revise la clave nueva.', { details: [{ field, message }] });

/** Choosing and changing passwords. */
export const createPasswords = (deps: AccountsDeps) => {
  const { credentials, devices, hasher, people, policyOf, sessions, tally, now } = deps;
  const prove = createProof(deps);

  const assertGood = (password: string, person: AccountPerson): void => {
    const fault = passwordFault(password, person);
    if (fault) throw refused('clave', fault);
  };
  const personOf = async ({ tenant, user }: CredentialKey): Promise<AccountPerson> => {
    const person = await people.byId(tenant, user);
    if (!person?.active) throw expired();
    return person;
  };

  return {
    /**
     * Makes the link for an account, to be sent by mail. Asked from the queue, so that whoever asks for it at the
     * portal cannot tell by the time it takes whether the account exists.
     *
     * @param by names the request: the same one gets a link again, another has to wait a little
     * @returns nothing when nobody is to get one
     */
    offerReset: async (tenant: string, typed: string, by: string): Promise<ResetOffer | undefined> => {
      const { means } = await policyOf(tenant);
      const person = await people.byAccount(tenant, readAccount(typed));
      if (!means.includes('local') || !person?.active || !person.correo) return undefined;
      const secret = newSecret();
      const offered = await credentials.offerReset({ tenant, user: person.id }, digest(secret), by);
      const { correo } = person;
      return offered ? { person: { ...person, correo }, token: `${person.id}.${secret}` } : undefined;
    },

    /**
     * Sets the password a link was for. Whoever was signed in as the person no longer is, the browsers it remembered
     * are forgotten, and a lock is lifted: the mailbox proved who it is.
     *
     * @returns the person's id
     * @throws GoreError `no_encontrado` when the link is not good, `invalido` when the password is not
     */
    reset: async (tenant: string, token: string, password: string): Promise<string> => {
      const [user = '', secret] = token.split('.');
      if (!isSecret(secret)) throw expired();
      const key = { tenant, user };
      const known = (await credentials.get(key))?.reset;
      if (known?.digest !== digest(secret) || known.endsAt <= now()) throw expired();
      assertGood(password, await personOf(key));
      if (!(await credentials.reset(key, known.digest, await hasher.hash(password)))) throw expired();
      await Promise.all([
        devices.forgetAll(key),
        sessions.revokeAll(tenant, user),
        tally.forget(countedAs(tenant, user, '').account),
      ]);
      return user;
    },

    /**
     * Changes the password of somebody signed in, who stays so; their other sessions and remembered browsers end.
     *
     * @param session id of the session that goes on
     * @throws GoreError `invalido` when the current password is wrong or the new one is not good, `ritmo`
     */
    change: async (
      key: CredentialKey,
      {
        current,
        next,
        address,
        session,
      }: Readonly<Record<'current' | 'next' | 'address' | 'session', string>>,
    ): Promise<void> => {
      const before = await prove(key, current, address, 'actual');
      assertGood(next, await personOf(key));
      if (await hasher.matches(next, before)) throw refused('clave', 'Es la clave que ya tiene: elija otra.');
      if (!(await credentials.setPassword(key, await hasher.hash(next), before)))
        throw new GoreError('conflicto', 'Su clave cambió mientras tanto en otra parte. Intente de nuevo.');
      const others = (await sessions.list(key.tenant, key.user)).filter(({ id }) => id !== session);
      await Promise.all([
        devices.forgetAll(key),
        ...others.map(({ id }) => sessions.revoke(key.tenant, key.user, id)),
      ]);
    },
  };
};
