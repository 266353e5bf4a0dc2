import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Adapter } from 'oidc-provider';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sqliteAdapter } from './adapter.ts';
import { openDatabase } from './database.ts';

let directory: string;
let database: DatabaseSync;
let adapterOf: (model: string) => Adapter;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'oidc-'));
  database = openDatabase(directory);
  adapterOf = sqliteAdapter(database);
});
afterEach(() => {
  vi.useRealTimers();
  database.close();
  rmSync(directory, { recursive: true });
});

it('finds what it was given, by model and id', async () => {
  const codes = adapterOf('AuthorizationCode');
  await codes.upsert('c1', { grantId: 'g', run: 'Ñ' }, 60);
  await codes.upsert('c1', { grantId: 'g', run: 'O' }, 60);
  expect(await codes.find('c1')).toEqual({ grantId: 'g', run: 'O' });
  expect(await adapterOf('AccessToken').find('c1')).toBeUndefined();
  expect(await codes.find('c2')).toBeUndefined();
});

it('keeps it over a restart', async () => {
  await adapterOf('Session').upsert('s1', { uid: 'u1' }, 60);
  database.close();
  database = openDatabase(directory);
  expect(await sqliteAdapter(database)('Session').findByUid('u1')).toEqual({ uid: 'u1' });
});

it('forgets it when its time is over', async () => {
  vi.useFakeTimers();
  const codes = adapterOf('AuthorizationCode');
  await codes.upsert('c1', {}, 60);
  await codes.upsert('c2', {});
  vi.advanceTimersByTime(60_000);
  expect(await codes.find('c1')).toBeUndefined();
  await codes.upsert('c3', {}, 60);
  expect(database.prepare('select id from emitido order by id').all()).toEqual([{ id: 'c2' }, { id: 'c3' }]);
});

it('marks what was used', async () => {
  const codes = adapterOf('AuthorizationCode');
  await codes.upsert('c1', { grantId: 'g' }, 60);
  await codes.consume('c1');
  expect(await codes.find('c1')).toEqual({ grantId: 'g', consumed: expect.any(Number) });
});

it('takes back all a grant gave, and only that', async () => {
  await adapterOf('AuthorizationCode').upsert('c1', { grantId: 'g' }, 60);
  await adapterOf('AccessToken').upsert('t1', { grantId: 'g' }, 60);
  await adapterOf('AccessToken').upsert('t2', { grantId: 'other' }, 60);
  await adapterOf('AccessToken').revokeByGrantId('g');
  expect(await adapterOf('AuthorizationCode').find('c1')).toBeUndefined();
  expect(await adapterOf('AccessToken').find('t1')).toBeUndefined();
  expect(await adapterOf('AccessToken').find('t2')).toBeDefined();
});

it('destroys one', async () => {
  const sessions = adapterOf('Session');
  await sessions.upsert('s1', { uid: 'u1' }, 60);
  await sessions.destroy('s1');
  expect(await sessions.findByUid('u1')).toBeUndefined();
});
