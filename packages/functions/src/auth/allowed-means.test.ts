import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import { expect, it } from 'vitest';
import { createAllowedMeans } from './allowed-means.ts';

const allowed = (data?: Readonly<Record<string, unknown>>) =>
  createAllowedMeans({ get: async () => data && ({ data } as StoredRecord) })('nuble');

it.each([
  [{ ingresos: ['local', 'claveunica'] }, ['claveunica', 'local']],
  [{ ingresos: ['humo'] }, []],
  [{}, ['claveunica', 'institucional', 'local']],
  [undefined, ['claveunica', 'institucional', 'local']],
])('of %j are %j', async (data, means) => {
  expect([...(await allowed(data))]).toEqual(means);
});
