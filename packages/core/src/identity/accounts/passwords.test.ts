import { GetItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf } from '../../kernel/testing/actions.ts';
import { actorOf } from '../testing/actor.ts';
import { credentialKey } from './credential.ts';
import { goodPassword, openAccounts, type TestAccounts, type TestPerson } from './testing/accounts.ts';

let t: TestAccounts;
let ana: TestPerson;
const next = 'siete leones dormidos';
beforeEach(async () => {
  t = await openAccounts();
  ana = await t.person();
  // The link that set the password was sent just now.
  t.clock.at += 600_000;
});
afterEach(() => t.close());

const key = () => ({ tenant: 't', user: ana.id });
let asked = 0;
const offer = async (by = `${++asked}`) =>
  (await t.accounts.passwords.offerReset('t', ana.correo, by))?.token ?? '';
const openSession = () =>
  t.sessions.create({ actor: actorOf(ana.id, 't'), ip: '10.0.0.1', browser: 'Firefox' });

describe('a reset link', () => {
  it('sets a new password once, ends every session and lifts a lock', async () => {
    for (let at = 0; at < 5; at += 1) await t.enter(ana.correo, 'una clave errada');
    await openSession();
    await t.accounts.devices.remember(key(), { ip: '10.0.0.1', browser: 'Firefox' });
    const token = await offer();
    expect(await t.accounts.passwords.reset('t', token, next)).toBe(ana.id);
    expect(await t.enter(ana.correo, next, { address: '10.5.5.5' })).toMatchObject({ kind: 'listo' });
    expect(await t.sessions.list('t', ana.id)).toEqual([]);
    expect(await t.accounts.devices.list(key())).toEqual([]);
    expect(await refusalOf(t.accounts.passwords.reset('t', token, goodPassword))).toMatchObject({
      code: 'ENLACE_VENCIDO',
    });
  });

  it('serves one of many that use it at the same time', async () => {
    const token = await offer();
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, (_, at) => t.accounts.passwords.reset('t', token, `${next} ${at}`)),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is good for a day', async () => {
    const token = await offer();
    t.clock.at += 24 * 3_600_000;
    expect(await refusalOf(t.accounts.passwords.reset('t', token, next))).toMatchObject({
      code: 'ENLACE_VENCIDO',
    });
  });

  it('survives a password that is not good enough', async () => {
    const token = await offer();
    expect(await refusalOf(t.accounts.passwords.reset('t', token, 'corta'))).toMatchObject({
      kind: 'invalido',
    });
    expect(await t.accounts.passwords.reset('t', token, next)).toBe(ana.id);
  });

  it('is replaced by the next, which nobody gets twice in two minutes', async () => {
    const first = await offer();
    expect(await offer()).toBe('');
    t.clock.at += 121_000;
    const second = await offer();
    expect(await refusalOf(t.accounts.passwords.reset('t', first, next))).toMatchObject({
      code: 'ENLACE_VENCIDO',
    });
    expect(await t.accounts.passwords.reset('t', second, next)).toBe(ana.id);
  });

  it('is made again for the same request, whose mail may not have gone out', async () => {
    const lost = await offer('uno');
    const sent = await offer('uno');
    expect(await refusalOf(t.accounts.passwords.reset('t', lost, next))).toMatchObject({
      kind: 'no_encontrado',
    });
    expect(await t.accounts.passwords.reset('t', sent, next)).toBe(ana.id);
  });

  it('of one institution is none of another', async () => {
    const token = await offer();
    expect(await refusalOf(t.accounts.passwords.reset('u', token, next))).toMatchObject({
      code: 'ENLACE_VENCIDO',
    });
  });

  it.each(['nadie@gore.test', 'nada', '22222222-2'])('is made for nobody: %s', async (account) => {
    expect(await t.accounts.passwords.offerReset('t', account, 'x')).toBeUndefined();
  });

  it('is made for nobody who was deactivated, nor where there are no local accounts', async () => {
    t.policy.now = { means: ['claveunica'], secondFactorRoles: [] };
    expect(await offer()).toBe('');
    t.policy.now = { means: ['local'], secondFactorRoles: [] };
    const token = await offer();
    const { taller } = t;
    const record = { module: 'usuario', id: ana.id, version: 1, codigo: ana.run };
    await taller.run(taller.admin, record, 'desactivar', { motivo: 'Se fue' });
    t.clock.at += 121_000;
    expect(await offer()).toBe('');
    expect(await refusalOf(t.accounts.passwords.reset('t', token, next))).toMatchObject({
      code: 'ENLACE_VENCIDO',
    });
  });
});

describe('a change of password', () => {
  const change = (current: string, to: string, session = '') =>
    t.accounts.passwords.change(key(), { current, next: to, address: '10.0.0.1', session });

  it('keeps this session and ends the others', async () => {
    const here = (await openSession()).session.id;
    await openSession();
    await change(goodPassword, next, here);
    expect((await t.sessions.list('t', ana.id)).map(({ id }) => id)).toEqual([here]);
    expect(await t.enter(ana.correo, next)).toMatchObject({ kind: 'listo' });
    expect(await t.enter(ana.correo, goodPassword)).toMatchObject({ kind: 'rechazado' });
  });

  it('asks for the current one, and counts wrong answers', async () => {
    for (let at = 0; at < 5; at += 1)
      expect(await refusalOf(change('no es esta clave', next))).toMatchObject({ kind: 'invalido' });
    expect(await refusalOf(change(goodPassword, next))).toMatchObject({ kind: 'ritmo' });
  });

  it('refuses the same again, and what breaks the rules', async () => {
    expect(await refusalOf(change(goodPassword, goodPassword))).toMatchObject({ kind: 'invalido' });
    expect(await refusalOf(change(goodPassword, 'rocio y el mar azul'))).toMatchObject({
      details: [{ field: 'clave' }],
    });
  });
});

it('keeps nothing anybody could use, and nothing the streams would show', async () => {
  const token = await offer();
  const { Item } = await t.client.send(new GetItemCommand({ TableName: 'datos', Key: credentialKey(key()) }));
  const kept = JSON.stringify(Item);
  expect(kept).not.toContain(goodPassword);
  expect(kept).not.toContain(token.split('.')[1]);
  expect(Item).not.toHaveProperty('__edb_e__');
  const { Items = [] } = await t.client.send(new ScanCommand({ TableName: 'datos' }));
  const shown = Items.filter((item) => item.__edb_e__);
  expect(shown.length).toBeGreaterThan(0);
  expect(JSON.stringify(shown)).not.toContain(Item?.clave?.S);
});
