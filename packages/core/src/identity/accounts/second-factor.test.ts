import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf } from '../../kernel/testing/actions.ts';
import { newSecret } from '../secret.ts';
import type { Accounts } from './accounts.ts';
import {
  goodPassword,
  kindsOf,
  openAccounts,
  type TestAccounts,
  type TestPerson,
} from './testing/accounts.ts';
import { codeAt } from './totp.ts';

let t: TestAccounts;
let ana: TestPerson;
const address = '10.0.0.1';
const period = 30_000;
beforeEach(async () => {
  t = await openAccounts();
  ana = await t.person();
});
afterEach(() => t.close());

const keyOf = ({ id }: TestPerson) => ({ tenant: 't', user: id });
const enrol = async () => {
  const { seed } = await t.accounts.secondFactor.offer(keyOf(ana), 'GORE');
  const codes = await t.accounts.secondFactor.enrol(keyOf(ana), codeAt(seed, t.clock.at), address);
  t.clock.at += period;
  return { seed, codes };
};
const firstStep = async (device?: string) => {
  const outcome = await t.enter(ana.correo, goodPassword, { device });
  return outcome.kind === 'paso' ? outcome.secret : undefined;
};
const secondStep = (step: string | undefined, code: string) =>
  t.accounts.signIn.code({ step, code, address });

describe('a second factor', () => {
  it('is asked for after the password, and opens the account with the code of now', async () => {
    const { seed } = await enrol();
    const step = await firstStep();
    expect(await secondStep(step, codeAt(seed, t.clock.at))).toEqual({ kind: 'listo', user: ana.id });
    expect(await secondStep(step, codeAt(seed, t.clock.at + period))).toEqual({ kind: 'vencido' });
  });

  it('names the institution and the account in the QR code', async () => {
    const { uri } = await t.accounts.secondFactor.offer(keyOf(ana), 'GORE Ñuble');
    const url = new URL(uri);
    expect(url.searchParams.get('issuer')).toBe('GORE Ñuble');
    expect(decodeURIComponent(url.pathname)).toContain(ana.correo);
  });

  it('takes a code once, however often it comes at the same time', async () => {
    const { seed } = await enrol();
    const steps = await Promise.all(Array.from({ length: 4 }, () => firstStep()));
    const code = codeAt(seed, t.clock.at);
    const outcomes = await Promise.all(steps.map((step) => secondStep(step, code)));
    expect(kindsOf(outcomes)).toEqual({ listo: 1, rechazado: 3 });
  });

  it('does not take the code that enrolled it, nor an older one', async () => {
    const { seed } = await enrol();
    const step = await firstStep();
    expect(await secondStep(step, codeAt(seed, t.clock.at - period))).toMatchObject({ kind: 'rechazado' });
    expect(await secondStep(step, codeAt(seed, t.clock.at - 3 * period))).toMatchObject({
      kind: 'rechazado',
    });
  });

  it('survives a new sealing key, and can do without the old one from its next code on', async () => {
    const { seed } = await enrol();
    const next = newSecret();
    const enterOver = async ({ signIn }: Accounts) => {
      const outcome = await signIn.code({
        step: await firstStep(),
        code: codeAt(seed, t.clock.at),
        address,
      });
      t.clock.at += period;
      return outcome.kind;
    };
    expect(await enterOver(t.withKeys((old) => `${next},${old}`))).toBe('listo');
    expect(await enterOver(t.withKeys(() => next))).toBe('listo');
    await expect(enterOver(t.accounts)).rejects.toThrow('a key that is not here');
  });

  it('bears a clock that is half a minute off', async () => {
    const { seed } = await enrol();
    expect(await secondStep(await firstStep(), codeAt(seed, t.clock.at + period))).toMatchObject({
      kind: 'listo',
    });
  });

  it('counts wrong codes like wrong passwords', async () => {
    await enrol();
    const step = await firstStep();
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => secondStep(step, '000000')));
    expect(kindsOf(outcomes)).toEqual({ rechazado: 5, espera: 25 });
    expect(await t.enter(ana.correo, goodPassword, { address: '10.2.2.2' })).toMatchObject({
      kind: 'espera',
    });
  });

  it('takes each recovery code once', async () => {
    const { codes } = await enrol();
    const [code = ''] = codes;
    expect(codes).toHaveLength(10);
    expect(new Set(codes)).toHaveProperty('size', 10);
    expect(await secondStep(await firstStep(), code.toUpperCase())).toMatchObject({ kind: 'listo' });
    expect(await secondStep(await firstStep(), code)).toMatchObject({ kind: 'rechazado' });
    expect((await t.accounts.credentials.get(keyOf(ana)))?.recoveryCodes).toBe(9);
  });

  it('gives new recovery codes to whoever knows the password, in place of the old ones', async () => {
    const { codes } = await enrol();
    const fresh = await t.accounts.secondFactor.renewCodes(keyOf(ana), goodPassword, address);
    expect(await secondStep(await firstStep(), codes[1] ?? '')).toMatchObject({ kind: 'rechazado' });
    expect(await secondStep(await firstStep(), fresh[1] ?? '')).toMatchObject({ kind: 'listo' });
  });

  it('expires its step after ten minutes', async () => {
    const { seed } = await enrol();
    const step = await firstStep();
    t.clock.at += 600_000;
    expect(await secondStep(step, codeAt(seed, t.clock.at))).toEqual({ kind: 'vencido' });
  });

  it('is not enrolled by a wrong code, nor twice', async () => {
    const { secondFactor } = t.accounts;
    await secondFactor.offer(keyOf(ana), 'GORE');
    expect(await refusalOf(secondFactor.enrol(keyOf(ana), '123456', address))).toMatchObject({
      kind: 'invalido',
    });
    await enrol();
    expect(await refusalOf(secondFactor.offer(keyOf(ana), 'GORE'))).toMatchObject({ kind: 'conflicto' });
  });

  it('leaves with the password, unless the role demands it', async () => {
    await enrol();
    const { secondFactor } = t.accounts;
    t.policy.now = { means: ['local'], secondFactorRoles: ['ENCARGADO'] };
    expect(await refusalOf(secondFactor.withdraw(keyOf(ana), goodPassword, address))).toMatchObject({
      kind: 'prohibido',
    });
    t.policy.now = { means: ['local'], secondFactorRoles: ['OTRO'] };
    expect(await refusalOf(secondFactor.withdraw(keyOf(ana), 'no es esta clave', address))).toMatchObject({
      kind: 'invalido',
    });
    await secondFactor.withdraw(keyOf(ana), goodPassword, address);
    expect(await t.enter(ana.correo, goodPassword)).toMatchObject({ kind: 'listo' });
  });

  it('has to be enrolled before entering where the role demands it', async () => {
    t.policy.now = { means: ['local'], secondFactorRoles: ['ENCARGADO'] };
    const outcome = await t.enter(ana.correo, goodPassword);
    expect(outcome).toMatchObject({ kind: 'paso', needs: 'inscribir' });
    expect(await secondStep(await firstStep(), '123456')).toEqual({ kind: 'vencido' });
  });
});

describe('a remembered browser', () => {
  const remember = () => t.accounts.devices.remember(keyOf(ana), { ip: address, browser: 'Firefox' });

  it('skips the second factor for thirty days, for its person only', async () => {
    await enrol();
    const device = await remember();
    expect(await t.enter(ana.correo, goodPassword, { device })).toMatchObject({ kind: 'listo' });
    expect(await t.accounts.devices.knows({ tenant: 't', user: 'otra' }, device)).toBe(false);
    t.clock.at += 30 * 86_400_000;
    expect(await t.enter(ana.correo, goodPassword, { device })).toMatchObject({ kind: 'paso' });
    expect(await t.accounts.devices.list(keyOf(ana))).toEqual([]);
  });

  it('is forgotten when the person says so, and by nobody else', async () => {
    await enrol();
    const device = await remember();
    const [known] = await t.accounts.devices.list(keyOf(ana));
    expect(known).toMatchObject({ ip: address, browser: 'Firefox', since: t.clock.at });
    expect(await t.accounts.devices.forget({ tenant: 't', user: 'otra' }, known?.id ?? '')).toBe(false);
    expect(await t.accounts.devices.forget(keyOf(ana), known?.id ?? '')).toBe(true);
    expect(await t.enter(ana.correo, goodPassword, { device })).toMatchObject({ kind: 'paso' });
  });
});
