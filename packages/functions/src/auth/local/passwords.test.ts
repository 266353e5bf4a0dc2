import { goodPassword } from '@gore/core/identity/accounts/testing/accounts.ts';
import { codeAt } from '@gore/core/identity/accounts/totp.ts';
import { createAccessReset } from '@gore/core/modules/plataforma/usuario.efectos.ts';
import type { Mail } from '@gore/core/ports/mail.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAccountMails } from '../../workers/account-mails.ts';
import { createMailWorker } from '../../workers/mailer.ts';
import type { Browser } from '../testing/browser.ts';
import { type LocalPortal, openLocalPortal } from '../testing/local-portal.ts';

let portal: LocalPortal;
let browser: Browser;
let sent: Mail[];
const correo = 'persona1@gore.test';
const next = 'siete leones dormidos';
beforeEach(async () => {
  portal = await openLocalPortal();
  browser = portal.browser();
  sent = [];
  await portal.person();
  portal.clock.at += 600_000;
});
afterEach(() => portal.close());

/** Runs the mail worker over what the portal asked for; `fails` as long as its mail server is away. */
const deliver = async (fails = false) => {
  const worker = createMailWorker({
    composers: createAccountMails({
      accounts: portal.accounts,
      institutionName: async () => 'Institución de prueba',
      originOf: () => 'https://portal.test',
    }),
    mailer: {
      send: async (mail) => {
        if (fails) throw new Error('The mail server is away');
        sent.push(mail);
      },
    },
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
  const Records = portal.mails.map((mail, at) => ({
    messageId: `${at}`,
    body: JSON.stringify(mail),
    attributes: { ApproximateReceiveCount: '1' },
  }));
  return worker({ Records });
};
const ask = (cuenta = correo) => browser.post('/api/auth/clave/solicitar', { cuenta });
const link = () => /restablecer#(\S+)/.exec(sent.at(-1)?.text ?? '')?.[1] ?? '';
const reset = (clave = next, enlace = link()) =>
  browser.post('/api/auth/clave/restablecer', { enlace, clave });
const enter = (clave: string) => browser.post('/api/auth/local', { cuenta: correo, clave });

describe('a forgotten password', () => {
  it('is replaced through the mail, once, and the person is told', async () => {
    expect((await ask()).status).toBe(202);
    await deliver();
    expect(sent).toMatchObject([{ to: correo, subject: 'Cree su clave nueva' }]);
    portal.mails.length = 0;
    expect((await reset()).status).toBe(200);
    expect((await enter(next)).status).toBe(200);
    expect((await reset()).status).toBe(404);
    await deliver();
    expect(sent.at(-1)).toMatchObject({ to: correo, subject: 'Su clave cambió' });
  });

  it('answers the same whether the account exists or not, and sends nothing to nobody', async () => {
    const answers = await Promise.all([ask(), ask('nadie@gore.test'), ask('cualquier cosa')]);
    const seen = await Promise.all(
      answers.map(async (answer) => [answer.status, [...answer.headers.keys()], await answer.text()]),
    );
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
    await deliver();
    expect(sent).toHaveLength(1);
  });

  it('gets its mail even when the first try to send it failed', async () => {
    await ask();
    expect(await deliver(true)).toEqual({ batchItemFailures: [{ itemIdentifier: '0' }] });
    await deliver();
    expect((await reset()).status).toBe(200);
  });

  it('says what is wrong with the new one, and leaves the link good', async () => {
    await ask();
    await deliver();
    const answer = await reset('corta');
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ error: { details: [{ field: 'clave' }] } });
    expect((await reset()).status).toBe(200);
  });

  it.each(['', 'x', '01k.nada', 'a'.repeat(43)])('is not replaced with the link «%s»', async (enlace) => {
    expect((await reset(next, enlace)).status).toBe(404);
  });
});

describe('a password somebody knows', () => {
  it('is changed over itself, and other browsers are signed out', async () => {
    await enter(goodPassword);
    const other = portal.browser();
    await other.post('/api/auth/local', { cuenta: correo, clave: goodPassword });
    const change = await browser.post('/api/auth/clave', { actual: goodPassword, clave: next });
    expect(change.status).toBe(200);
    expect((await browser.request('/api/auth/cuenta')).status).toBe(200);
    expect((await other.request('/api/auth/cuenta')).status).toBe(401);
    expect(portal.mails).toMatchObject([{ kind: 'clave_cambiada' }]);
  });

  it.each(['clave', 'segundo-factor/quitar', 'segundo-factor/codigos', 'equipos/olvidar'])(
    'is nobody’s business without a session: %s',
    async (path) => {
      expect((await browser.post(`/api/auth/${path}`, {})).status).toBe(401);
    },
  );
});

it('lets somebody who lost everything begin anew, once it was decided', async () => {
  const { secondFactor, credentials } = portal.accounts;
  const person = await portal.accounts.people.byAccount('t', { kind: 'correo', value: correo });
  const key = { tenant: 't', user: person?.id ?? '' };
  const { seed } = await secondFactor.offer(key, 'GORE');
  await secondFactor.enrol(key, codeAt(seed, portal.clock.at), '10.0.0.1');
  const handler = createAccessReset({ send: async (mail) => void portal.mails.push(mail) });
  const event = { module: 'usuario', codigo: '', seq: 2, verb: 'restablecer', estado: 'ACTIVO', depth: 0 };
  await handler({ ...event, tenant: 't', id: key.user, actor: 'admin', at: '' }, { attempt: 1, last: false });
  expect(portal.mails).toEqual([{ kind: 'ingreso_restablecido', tenant: 't', user: key.user }]);

  await deliver();
  expect(sent).toMatchObject([{ to: correo, text: expect.stringContaining('restableció su ingreso') }]);
  expect((await credentials.get(key))?.seed).toBeUndefined();
  portal.mails.length = 0;
  expect((await reset()).status).toBe(200);
  expect(await (await enter(next)).json()).toEqual({ data: { paso: 'listo' } });

  portal.mails.push({ kind: 'ingreso_restablecido', tenant: 't', user: 'nadie' });
  const before = sent.length;
  await deliver();
  expect(sent.slice(before).filter(({ subject }) => subject === 'Cree su clave nueva')).toEqual([]);
});

it('warns everyone who administers when a break-glass account is used', async () => {
  const { taller } = portal;
  const values = {
    nombre: 'Alma Ríos',
    run: '77777777-7',
    correo: 'alma@gore.test',
    roles: ['ADMIN_SISTEMA'],
  };
  await taller.create(taller.admin, 'usuario', values);
  portal.mails.push({
    kind: 'emergencia',
    tenant: 't',
    account: 'emergencia-1',
    roles: ['ADMIN_SISTEMA'],
    at: '2026-11-23T12:00:00.000Z',
    address: '10.0.0.1',
    purpose: 'ClaveÚnica no responde',
  });
  await deliver();
  expect(sent).toMatchObject([
    {
      to: 'alma@gore.test',
      subject: 'Alarma: se usó una cuenta de emergencia',
      text: expect.stringContaining('«ClaveÚnica no responde»'),
    },
  ]);
});
