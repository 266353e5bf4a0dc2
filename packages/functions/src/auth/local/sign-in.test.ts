import { goodPassword } from '@gore/core/identity/accounts/testing/accounts.ts';
import { codeAt } from '@gore/core/identity/accounts/totp.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { type LocalPortal, openLocalPortal } from '../testing/local-portal.ts';

let portal: LocalPortal;
let browser: Browser;
const correo = 'persona1@gore.test';
let ana: string;
beforeEach(async () => {
  portal = await openLocalPortal();
  browser = portal.browser();
  ana = (await portal.person()).id;
});
afterEach(() => portal.close());

const enter = (clave = goodPassword, cuenta = correo, by = browser) =>
  by.post('/api/auth/local', { cuenta, clave });
const account = async (by = browser) => (await by.request('/api/auth/cuenta')).status;
const dataOf = async <T>(answer: Promise<Response>) => ((await (await answer).json()) as { data: T }).data;
const outcomes = () => portal.attempts.map(({ outcome }) => outcome);

describe('signing in with a password', () => {
  it('opens a session and says so in the log', async () => {
    expect(await dataOf(enter())).toEqual({ paso: 'listo' });
    expect(browser.cookie('__Host-sid')?.attributes).toMatch(/HttpOnly/i);
    expect(await account()).toBe(200);
    expect(portal.attempts).toMatchObject([
      { tenant: 't', means: 'local', outcome: 'ok', user: ana, ip: '10.0.0.1' },
    ]);
  });

  it('refuses a wrong password and an unknown account in the same words', async () => {
    const known = await enter('no es la clave');
    const unknown = await enter('no es la clave', 'nadie@gore.test');
    expect([known.status, unknown.status]).toEqual([401, 401]);
    const words = async (answer: Response) => {
      const { error } = (await answer.json()) as { error: Record<string, unknown> };
      return { ...error, requestId: '' };
    };
    expect(await words(known)).toEqual(await words(unknown));
    expect(portal.attempts).toMatchObject([
      { outcome: 'clave_incorrecta', user: ana },
      { outcome: 'clave_incorrecta', user: undefined },
    ]);
    expect(JSON.stringify(portal.attempts)).not.toContain('nadie');
  });

  it('of fifty at once with the same wrong password counts five, locks once and sends the rest away', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => enter('no es la clave')));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    const away = answers.filter(({ status }) => status === 429);
    expect(away).toHaveLength(45);
    expect(away.every(({ headers }) => Number(headers.get('retry-after')) > 0)).toBe(true);
    expect(outcomes().filter((one) => one === 'clave_incorrecta')).toHaveLength(5);
    expect(outcomes().filter((one) => one === 'bloqueada')).toHaveLength(1);
    expect(outcomes()).toHaveLength(6);
    expect((await enter()).status).toBe(429);
  });

  it('opens no session for somebody who was deactivated', async () => {
    const { taller } = portal;
    const record = { module: 'usuario', id: ana, version: 1, codigo: '' };
    await taller.run(taller.admin, record, 'desactivar', { motivo: 'Se fue' });
    expect((await enter()).status).toBe(403);
    expect(outcomes()).toEqual(['sin_cuenta']);
  });

  it('is not offered where the institution does not', async () => {
    portal.policy.now = { means: ['claveunica'], secondFactorRoles: [] };
    expect((await enter()).status).toBe(403);
    expect(await dataOf(browser.request('/api/auth/opciones'))).toMatchObject({ local: false });
  });

  it.each([
    {},
    { cuenta: 1, clave: 'x' },
    { cuenta: correo },
    { cuenta: correo, clave: 'x'.repeat(600) },
    null,
  ])('refuses a form that is none: %j', async (body) => {
    const answer = await browser.post('/api/auth/local', Object(body));
    expect(answer.status).toBe(400);
  });

  it('is for the pages of the portal only', async () => {
    const headers = { 'content-type': 'application/json', origin: 'https://evil.cl' };
    const body = JSON.stringify({ cuenta: correo, clave: goodPassword });
    expect((await browser.request('/api/auth/local', { method: 'POST', headers, body })).status).toBe(403);
  });
});

describe('the second factor', () => {
  const period = 30_000;
  const enrol = async () => {
    await enter();
    const { semilla } = await dataOf<{ semilla: string }>(
      browser.post('/api/auth/segundo-factor/inscripcion', {}),
    );
    const { codigos } = await dataOf<{ codigos: string[] }>(
      browser.post('/api/auth/segundo-factor/confirmar', { codigo: codeAt(semilla, portal.clock.at) }),
    );
    portal.clock.at += period;
    browser = portal.browser();
    return { semilla, codigos };
  };

  it('comes between the password and the session', async () => {
    const { semilla } = await enrol();
    expect(await dataOf(enter())).toEqual({ paso: 'segundo_factor' });
    expect(browser.cookie('__Host-sid')).toBeUndefined();
    expect(await account()).toBe(401);
    const code = codeAt(semilla, portal.clock.at);
    expect(await dataOf(browser.post('/api/auth/local/codigo', { codigo: code }))).toEqual({ paso: 'listo' });
    expect(await account()).toBe(200);
    expect(browser.cookie('__Host-paso')).toBeUndefined();
    expect(browser.cookie('__Host-equipo')).toBeUndefined();
  });

  it('refuses a code a second time, and says so in the log', async () => {
    const { semilla } = await enrol();
    const code = codeAt(semilla, portal.clock.at);
    await enter();
    await browser.post('/api/auth/local/codigo', { codigo: code });
    const other = portal.browser();
    await enter(goodPassword, correo, other);
    expect((await other.post('/api/auth/local/codigo', { codigo: code })).status).toBe(401);
    expect(outcomes().at(-1)).toBe('codigo_incorrecto');
  });

  it('is not asked in another browser than that of the password', async () => {
    const { semilla } = await enrol();
    await enter();
    const code = codeAt(semilla, portal.clock.at);
    expect((await portal.browser().post('/api/auth/local/codigo', { codigo: code })).status).toBe(401);
  });

  it('is skipped by a remembered browser until it is forgotten, and no session is longer for it', async () => {
    const { codigos } = await enrol();
    await enter();
    await browser.post('/api/auth/local/codigo', { codigo: codigos[0], recordar: true });
    expect(browser.cookie('__Host-equipo')?.attributes).toMatch(/Max-Age=2592000.*SameSite=Strict/i);
    expect(await dataOf(enter())).toEqual({ paso: 'listo' });
    const [session] = await portal.sessions.list('t', ana);
    expect((session?.endsAt ?? 0) - (session?.createdAt ?? 0)).toBe(8 * 3_600_000);

    const { equipos } = await dataOf<{ equipos: { id: string }[] }>(browser.request('/api/auth/cuenta'));
    const forget = () => browser.post('/api/auth/equipos/olvidar', { equipo: equipos[0]?.id });
    expect((await forget()).status).toBe(200);
    expect((await forget()).status).toBe(404);
    expect(await dataOf(enter())).toEqual({ paso: 'segundo_factor' });
  });

  it('has to be enrolled on the way in where the role demands it', async () => {
    portal.policy.now = { means: ['local'], secondFactorRoles: ['ENCARGADO'] };
    expect(await dataOf(enter())).toEqual({ paso: 'inscribir' });
    const { semilla, uri } = await dataOf<{ semilla: string; uri: string }>(
      browser.post('/api/auth/local/inscripcion', {}),
    );
    expect(uri).toContain('otpauth://totp/');
    const confirm = (codigo: string) =>
      browser.post('/api/auth/local/inscripcion/confirmar', { codigo, recordar: true });
    expect((await confirm('000000')).status).toBe(422);
    expect(await account()).toBe(401);
    const done = await dataOf<{ paso: string; codigos: string[] }>(confirm(codeAt(semilla, portal.clock.at)));
    expect(done).toMatchObject({ paso: 'listo' });
    expect(done.codigos).toHaveLength(10);
    expect(await account()).toBe(200);
  });
});

describe('a break-glass account', () => {
  it('opens once, and everybody hears of it', async () => {
    await portal.accounts.emergency.prepare('t', ['ADMIN_SISTEMA']);
    const { secret = '' } = (await portal.accounts.emergency.open('t', 'emergencia-2')) ?? {};
    const motivo = 'ClaveÚnica no responde y hay que firmar';
    const form = { cuenta: 'emergencia-2', clave: secret };
    for (const said of [{}, { motivo: 'urgente' }, { motivo: 7 }]) {
      const refused = await browser.post('/api/auth/local', { ...form, ...said });
      expect(refused.status).toBe(422);
      expect(await refused.json()).toMatchObject({ error: { code: 'MOTIVO_REQUERIDO' } });
    }
    expect(await dataOf(browser.post('/api/auth/local', { ...form, motivo }))).toEqual({ paso: 'listo' });
    expect(await account()).toBe(200);
    expect(portal.attempts).toMatchObject([
      { means: 'emergencia', outcome: 'ok', user: 'emergencia:2', purpose: motivo },
    ]);
    expect(await portal.sessions.list('t', 'emergencia:2')).toMatchObject([{ actor: { purpose: motivo } }]);
    expect(portal.logged).toContainEqual({
      message: 'emergencia_usada',
      fields: { metric: 'EmergenciaUsada', tenant: 't', cuenta: 'emergencia-2' },
    });
    expect(portal.mails).toMatchObject([
      {
        kind: 'emergencia',
        account: 'emergencia-2',
        roles: ['ADMIN_SISTEMA'],
        address: '10.0.0.1',
        purpose: motivo,
      },
    ]);
    expect((await browser.post('/api/auth/local', { ...form, motivo })).status).toBe(401);
  });
});
