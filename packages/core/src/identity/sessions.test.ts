import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { IDLE_MS } from './session.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { actorOf } from './testing/actor.ts';
import { openTestTable, type TestTable } from './testing/efimero.ts';

const command = { bucket: 'comandos', activity: true } as const;

let efimero: TestTable;
let sessions: Sessions;

beforeEach(async () => {
  efimero = await openTestTable();
  sessions = createSessions(efimero);
});
afterEach(() => efimero.close());

const open = (userId: string, tenant?: string) =>
  sessions.create({ actor: actorOf(userId, tenant), ip: '10.0.0.1', browser: 'Firefox en Linux' });

it('stores no cookie, only its hash', async () => {
  const { secret } = await open('ana');
  const { Items } = await efimero.client.send(new ScanCommand({ TableName: efimero.table }));
  expect(Items).toHaveLength(1);
  expect(JSON.stringify(Items)).not.toContain(secret);
});

it('gives TTL the end of the session in seconds', async () => {
  const { session } = await open('ana');
  const { Items } = await efimero.client.send(new ScanCommand({ TableName: efimero.table }));
  expect(Items?.[0]?.caduca?.N).toBe(String(session.endsAt / 1000));
});

it('ends at once when revoked', async () => {
  const { secret, session } = await open('ana');
  expect(await sessions.revoke('nuble', 'ana', session.id)).toBe(true);
  expect(await sessions.touch(secret, command)).toBeUndefined();
  expect(await sessions.revoke('nuble', 'ana', session.id)).toBe(false);
});

it('is not revoked in the name of someone else', async () => {
  const { secret, session } = await open('ana');
  expect(await sessions.revoke('nuble', 'beto', session.id)).toBe(false);
  expect(await sessions.revoke('biobio', 'ana', session.id)).toBe(false);
  expect(await sessions.touch(secret, command)).toBeDefined();
});

it('ends by its own cookie, and ending nothing is no failure', async () => {
  const { secret } = await open('ana');
  await sessions.end(secret);
  await sessions.end(secret);
  await sessions.end('no es una cookie');
  expect(await sessions.touch(secret, command)).toBeUndefined();
});

it('lists the living sessions of one person, newest first', async () => {
  const first = await open('ana');
  efimero.clock.at += 1000;
  const second = await open('ana');
  await open('beto');
  await open('ana', 'biobio');
  const ids = async () => (await sessions.list('nuble', 'ana')).map(({ id }) => id);
  expect(await ids()).toEqual([second.session.id, first.session.id]);
  efimero.clock.at += IDLE_MS - 500;
  expect(await sessions.touch(first.secret, command)).toBeUndefined();
  expect(await ids()).toEqual([second.session.id]);
});

it('revokes all sessions of one person and of nobody else', async () => {
  const ana = await Promise.all([open('ana'), open('ana'), open('ana')]);
  const beto = await open('beto');
  expect(await sessions.revokeAll('nuble', 'ana')).toBe(3);
  for (const { secret } of ana) expect(await sessions.touch(secret, command)).toBeUndefined();
  expect(await sessions.touch(beto.secret, command)).toBeDefined();
  expect(await sessions.list('nuble', 'ana')).toEqual([]);
});
