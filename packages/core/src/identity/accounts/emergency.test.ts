import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kindsOf, openAccounts, type TestAccounts } from './testing/accounts.ts';

let t: TestAccounts;
beforeEach(async () => {
  t = await openAccounts();
  await t.accounts.emergency.prepare('t', ['ADMIN_SISTEMA']);
});
afterEach(() => t.close());

const open = async () => {
  const opened = await t.accounts.emergency.open('t', 'emergencia-1');
  return opened?.secret ?? '';
};
const purpose = 'ClaveÚnica no responde y hay que firmar';
const enter: TestAccounts['enter'] = (account, password, more) =>
  t.enter(account, password, { purpose, ...more });

describe('a break-glass account', () => {
  it('is sealed from the beginning and made once', async () => {
    await t.accounts.emergency.prepare('t', ['OTRO']);
    expect(await t.accounts.emergency.list('t')).toEqual([
      { account: 'emergencia-1', openUntil: undefined, lastUsed: undefined },
      { account: 'emergencia-2', openUntil: undefined, lastUsed: undefined },
    ]);
    expect(await enter('emergencia-1', '')).toMatchObject({ kind: 'rechazado' });
    expect(await t.accounts.emergency.open('otra', 'emergencia-1')).toBeUndefined();
  });

  it('opens once with its secret, though no other way to sign in is offered, and is sealed again', async () => {
    t.policy.now = { means: ['claveunica'], secondFactorRoles: ['ADMIN_SISTEMA'] };
    const secret = await open();
    expect(secret).toMatch(/^([a-z2-9]{4}-){5}[a-z2-9]{4}$/);
    expect(await enter('Emergencia-1', secret.toUpperCase())).toMatchObject({
      kind: 'emergencia',
      account: 'emergencia-1',
      actor: { id: 'emergencia:1', tenant: 't', roles: ['ADMIN_SISTEMA'], purpose },
    });
    expect(await enter('emergencia-1', secret)).toMatchObject({ kind: 'rechazado' });
    expect((await t.accounts.emergency.list('t'))[0]).toMatchObject({
      lastUsed: t.clock.at,
      openUntil: undefined,
    });
  });

  it('asks what for before anything is counted or spent', async () => {
    const secret = await open();
    for (const said of [undefined, '', '         .', 'urgente'])
      expect(await t.enter('emergencia-1', secret, { purpose: said })).toEqual({ kind: 'sin_motivo' });
    expect(await enter('emergencia-1', secret)).toMatchObject({ kind: 'emergencia' });
  });

  it('lets in one of many who come at the same time', async () => {
    const secret = await open();
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, (_, at) => enter('emergencia-1', secret, { address: `10.0.0.${at}` })),
    );
    expect(kindsOf(outcomes)).toEqual({ emergencia: 1, rechazado: 3 });
  });

  it('is not opened by the secret of the other, nor after two hours', async () => {
    const secret = await open();
    expect(await enter('emergencia-2', secret)).toMatchObject({ kind: 'rechazado' });
    t.clock.at += 2 * 3_600_000;
    expect(await enter('emergencia-1', secret)).toMatchObject({ kind: 'rechazado' });
  });
});
