import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { goodPassword, kindsOf, openAccounts, type TestAccounts } from './testing/accounts.ts';

let t: TestAccounts;
beforeEach(async () => {
  t = await openAccounts();
});
afterEach(() => t.close());

const wrong = 'otra frase cualquiera';
const minute = 60_000;

describe('a password', () => {
  it('opens the account by RUN and by e-mail, however they are written', async () => {
    const { id, correo } = await t.person();
    for (const account of ['12345678-5', '12.345.678-5', correo.toUpperCase(), ` ${correo} `])
      expect(await t.enter(account, goodPassword)).toEqual({ kind: 'listo', user: id });
  });

  it('that is wrong is refused, whether the account exists or not, at the same cost', async () => {
    const { id, correo } = await t.person();
    for (const [account, user] of [
      [correo, id],
      ['nadie@gore.test', undefined],
      ['66666666-6', undefined],
      ['no es una cuenta', undefined],
    ] as const) {
      t.compared.times = 0;
      t.clock.at += minute;
      expect(await t.enter(account, wrong)).toEqual({ kind: 'rechazado', user, locked: false });
      expect(t.compared.times).toBe(1);
    }
  });

  it('is refused for somebody who never chose one', async () => {
    const { ana } = t.taller;
    expect(await t.enter('11111111-1', goodPassword)).toEqual({
      kind: 'rechazado',
      user: ana.id,
      locked: false,
    });
  });

  it('is not asked where the institution has no local accounts', async () => {
    await t.person();
    t.policy.now = { means: ['claveunica'], secondFactorRoles: [] };
    expect(await t.enter('12345678-5', goodPassword)).toEqual({ kind: 'no_ofrecido' });
    expect(t.compared.times).toBe(0);
  });
});

describe('failures', () => {
  const fifty = (make: (at: number) => Promise<Awaited<ReturnType<TestAccounts['enter']>>>) =>
    Promise.all(Array.from({ length: 50 }, (_, at) => make(at)));

  it('of fifty at once count exactly five, lock once, and send the others away', async () => {
    const { correo } = await t.person();
    const outcomes = await fifty(() => t.enter(correo, wrong));
    expect(kindsOf(outcomes)).toEqual({ rechazado: 5, espera: 45 });
    expect(outcomes.filter((one) => one.kind === 'rechazado' && one.locked)).toHaveLength(1);
  });

  it('of fifty at once from as many addresses count exactly five too', async () => {
    const { correo } = await t.person();
    const outcomes = await fifty((at) => t.enter(correo, wrong, { address: `10.0.1.${at}` }));
    expect(kindsOf(outcomes)).toEqual({ rechazado: 5, espera: 45 });
  });

  it('of fifty at once against as many accounts from one address count exactly five', async () => {
    const outcomes = await fifty((at) => t.enter(`nadie${at}@gore.test`, wrong));
    expect(kindsOf(outcomes)).toEqual({ rechazado: 5, espera: 45 });
  });

  it('lock an account that does not exist just the same', async () => {
    const outcomes = await fifty(() => t.enter('nadie@gore.test', wrong));
    expect(kindsOf(outcomes)).toEqual({ rechazado: 5, espera: 45 });
    expect(outcomes.filter((one) => one.kind === 'rechazado' && one.locked)).toHaveLength(1);
  });

  it('keep the right password out while the account is locked, and without comparing it', async () => {
    const { id, correo } = await t.person();
    for (let at = 0; at < 5; at += 1) await t.enter(correo, wrong);
    t.compared.times = 0;
    expect(await t.enter(correo, goodPassword, { address: '10.9.9.9' })).toEqual({
      kind: 'espera',
      until: t.clock.at + minute,
    });
    expect(t.compared.times).toBe(0);
    t.clock.at += minute;
    expect(await t.enter(correo, goodPassword)).toEqual({ kind: 'listo', user: id });
  });

  it('lock for longer each time, until somebody enters', async () => {
    const { correo } = await t.person();
    for (let at = 0; at < 4; at += 1) await t.enter(correo, wrong);
    for (const minutes of [1, 5, 15, 60, 60]) {
      expect(await t.enter(correo, wrong)).toMatchObject({ kind: 'rechazado', locked: true });
      const { until } = (await t.enter(correo, wrong)) as { until: number };
      expect(until - t.clock.at).toBe(minutes * minute);
      t.clock.at = until;
    }
    expect(await t.enter(correo, goodPassword)).toMatchObject({ kind: 'listo' });
    expect(await t.enter(correo, wrong)).toMatchObject({ kind: 'rechazado', locked: false });
  });

  it('are the only thing that counts: who enters twenty times at once does', async () => {
    await t.person();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => t.enter('12345678-5', goodPassword)));
    expect(kindsOf(outcomes)).toEqual({ listo: 20 });
  });

  it('are five a minute even when successes come between them', async () => {
    await t.person();
    for (let at = 0; at < 5; at += 1) {
      expect(await t.enter('12345678-5', wrong)).toMatchObject({ kind: 'rechazado', locked: false });
      if (at < 4) expect(await t.enter('12345678-5', goodPassword)).toMatchObject({ kind: 'listo' });
    }
    expect(await t.enter('12345678-5', goodPassword, { address: '10.1.1.1' })).toMatchObject({
      kind: 'espera',
    });
  });
});
