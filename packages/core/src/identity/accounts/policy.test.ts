import { describe, expect, it } from 'vitest';
import type { Store } from '../../kernel/runtime/store/store.ts';
import { createPolicies, mustUseSecondFactor } from './policy.ts';

const storeOf = (data: object | undefined) =>
  ({ get: async () => data && { data } }) as Pick<Store, 'get'> as Store;
const policyOf = (data: object | undefined) => createPolicies(storeOf(data), ['claveunica'])('t');

describe('the policy of an institution', () => {
  it('is what its record says', async () => {
    const data = { ingresos: ['local', 'claveunica'], rolesSegundoFactor: ['JEFE'] };
    expect(await policyOf(data)).toEqual({ means: ['claveunica', 'local'], secondFactorRoles: ['JEFE'] });
  });

  it.each([undefined, {}, { ingresos: [] }])('is the usual one when it says nothing: %j', async (data) => {
    expect(await policyOf(data)).toEqual({ means: ['claveunica'], secondFactorRoles: [] });
  });

  it('offers nothing it does not know', async () => {
    expect(await policyOf({ ingresos: ['emergencia', 'magia'] })).toMatchObject({ means: [] });
  });
});

it('asks for a second factor when any of the roles does', () => {
  const policy = { secondFactorRoles: ['JEFE'] };
  expect(mustUseSecondFactor(policy, ['ENCARGADO', 'JEFE'])).toBe(true);
  expect(mustUseSecondFactor(policy, ['ENCARGADO'])).toBe(false);
});
