import { describe, expect, it } from 'vitest';
import type { StoredRecord } from '../../kernel/runtime/stored.ts';
import { createPolicies, mustUseSecondFactor, signInPolicy } from './policy.ts';

describe('the policy of an institution', () => {
  it('is what its record says', () => {
    const data = { ingresos: ['local', 'claveunica'], rolesSegundoFactor: ['JEFE'] };
    expect(signInPolicy(data)).toEqual({ means: ['claveunica', 'local'], secondFactorRoles: ['JEFE'] });
  });

  it.each([{}, { ingresos: [] }])('is the usual one when it says nothing: %j', (data) => {
    expect(signInPolicy(data)).toEqual({ means: ['claveunica'], secondFactorRoles: [] });
  });

  it('offers nothing it does not know', () => {
    expect(signInPolicy({ ingresos: ['emergencia', 'magia'] })).toMatchObject({ means: [] });
  });
});

it('is read by the id of the institution, and the usual one of an institution nobody knows', async () => {
  const known = { data: { ingresos: ['local'] } } as Partial<StoredRecord> as StoredRecord;
  const policyOf = createPolicies({ get: async ({ id }) => (id === 't' ? known : undefined) });
  expect(await policyOf('t')).toMatchObject({ means: ['local'] });
  expect(await policyOf('nadie')).toEqual(signInPolicy({}));
});

it('asks for a second factor when any of the roles does', () => {
  const policy = { secondFactorRoles: ['JEFE'] };
  expect(mustUseSecondFactor(policy, ['ENCARGADO', 'JEFE'])).toBe(true);
  expect(mustUseSecondFactor(policy, ['ENCARGADO'])).toBe(false);
});
