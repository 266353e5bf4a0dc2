import { GoreError } from '../../kernel/runtime/error.ts';
import { countedAs, createAttempts, createProof, mustWait, waitError } from './attempts.ts';
import { codeDigest, newCode, RECOVERY_CODES } from './codes.ts';
import { type CredentialKey, ownerOf } from './credential.ts';
import type { AccountsDeps } from './deps.ts';
import { mustUseSecondFactor } from './policy.ts';
import { enrolmentUri, newSeed, periodOf } from './totp.ts';

/** What a person's authenticator app needs. */
export interface Enrolment {
  /** In base 32, to be typed where the camera does not serve. */
  readonly seed: string;
  /** For the QR code. */
  readonly uri: string;
}

const newCodes = (): readonly string[] =>
  Array.from({ length: RECOVERY_CODES }, () => newCode('recuperacion'));

const digestsOf = (codes: readonly string[]): readonly string[] =>
  codes.flatMap((code) => codeDigest('recuperacion', code) ?? []);

const wrongCode = (): GoreError =>
  new GoreError('invalido', 'El código no corresponde. Espere el siguiente en su aplicación y escríbalo.', {
    details: [{ field: 'codigo', message: 'No corresponde al código de este momento.' }],
  });

const noneToHave = (): GoreError =>
  new GoreError('conflicto', 'Ya tiene un segundo factor, o le falta crear su clave. Recargue la página.');

/** Enrolling, replacing and leaving the second factor. */
export const createSecondFactor = (deps: AccountsDeps) => {
  const { credentials, devices, people, policyOf, sealer, now } = deps;
  const attempts = createAttempts(deps);
  const prove = createProof(deps);
  const forget = async (key: CredentialKey): Promise<void> => {
    await credentials.withdraw(key);
    await devices.forgetAll(key);
  };

  return {
    /** Offers a seed, which counts for nothing until its first code comes. @throws GoreError `conflicto` */
    offer: async (key: CredentialKey, institution: string): Promise<Enrolment> => {
      const person = await people.byId(key.tenant, key.user);
      const seed = newSeed();
      if (!person || !(await credentials.offerSeed(key, sealer.seal(seed, ownerOf(key))))) throw noneToHave();
      return { seed, uri: enrolmentUri(seed, person.correo ?? person.nombre, institution) };
    },

    /**
     * Makes the offered seed the second factor with its first code.
     *
     * @returns the recovery codes, shown this once
     * @throws GoreError `invalido` for a wrong code, `conflicto` when nothing was offered, `ritmo`
     */
    enrol: async (key: CredentialKey, code: string, address: string): Promise<readonly string[]> => {
      const counted = countedAs(key.tenant, key.user, address);
      const wait = await attempts.waiting(counted);
      if (wait) throw waitError(wait, now());
      const sealed = (await credentials.get(key))?.pendingSeed;
      if (!sealed) throw noneToHave();
      const period = periodOf(sealer.open(sealed, ownerOf(key)), code.replace(/\s/g, ''), now());
      if (!period) {
        const failed = await attempts.fail(counted);
        throw mustWait(failed) ? waitError(failed, now()) : wrongCode();
      }
      const codes = newCodes();
      if (!(await credentials.enrol(key, sealed, period, digestsOf(codes)))) throw noneToHave();
      return codes;
    },

    /** @returns new recovery codes in place of all others @throws GoreError as `createProof` */
    renewCodes: async (key: CredentialKey, password: string, address: string): Promise<readonly string[]> => {
      await prove(key, password, address, 'clave');
      const codes = newCodes();
      if (!(await credentials.replaceRecoveryCodes(key, digestsOf(codes)))) throw noneToHave();
      return codes;
    },

    /** Takes the second factor away. @throws GoreError `prohibido` when the person's role demands one */
    withdraw: async (key: CredentialKey, password: string, address: string): Promise<void> => {
      await prove(key, password, address, 'clave');
      const [policy, person] = await Promise.all([policyOf(key.tenant), people.byId(key.tenant, key.user)]);
      if (mustUseSecondFactor(policy, person?.roles ?? []))
        throw new GoreError(
          'prohibido',
          'Su institución exige el segundo factor a su rol: no se puede quitar.',
        );
      await forget(key);
    },

    /** Takes it away from somebody who lost it; whoever calls has seen that this was decided and written down. */
    forget,
  };
};
