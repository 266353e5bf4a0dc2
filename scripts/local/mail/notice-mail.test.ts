import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Undeliverable } from '@gore/core/ports/mail.ts';
import { createSmtpMailer } from '@gore/core/ports/smtp-mailer.ts';
import { composeNotices, type ToldNotice } from '@gore/functions/workers/notice-mail-page.ts';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMime } from './read-mail.ts';

const received: string[] = [];
/** Takes mail for everybody but `nadie`, and is busy for `lleno`. */
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  onRcptTo: ({ address }, _session, done) => {
    const code = address.startsWith('nadie@') ? 550 : address.startsWith('lleno@') ? 452 : undefined;
    done(code ? Object.assign(new Error('No such mailbox'), { responseCode: code }) : null);
  },
  onData: (stream, _session, done) => {
    buffer(stream).then((bytes) => {
      received.push(bytes.toString('latin1'));
      done();
    }, done);
  },
});
let url: string;
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
  url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise<void>((closed) => server.close(() => closed())));

const origin = 'https://portal.gore.test';
const told = (texto: string, more: Partial<ToldNotice> = {}): ToldNotice => ({
  id: 'x',
  en: '2026-07-15T16:00:00.000Z',
  leido: false,
  importancia: 'alta',
  href: `${origin}/avisos?abrir=x`,
  sobre: {
    modulo: 'trabajo',
    registro: '1',
    codigo: 'IT-2026-00001',
    tipo: 'Trabajo',
    texto,
    accion: { verbo: 'verificar', label: 'Verificar' },
  },
  actHref: `${origin}/avisos?abrir=x&enlace=aaa.bbb`,
  ...more,
});
const compose = (notices: readonly ToldNotice[], to = 'ñusta@gore.test', more = 0) =>
  composeNotices(to, {
    institution: 'Gobierno Regional de Ñuble',
    notices,
    more,
    origin,
    timeZone: 'America/Santiago',
  });
const sent = async (notices: readonly ToldNotice[], more = 0) => {
  await createSmtpMailer(url, 'Portal <portal@gore.test>').send(compose(notices, undefined, more));
  const raw = received.at(-1) ?? '';
  return { raw, ...readMime(raw) };
};
const bodyOf = (parts: Awaited<ReturnType<typeof sent>>['parts'], type: string) =>
  (parts.find((part) => part.type === type)?.body ?? '').replaceAll('\r\n', '\n');

describe('a mail of notices', () => {
  it('is a message of two bodies that says what it is, and where to choose other', async () => {
    const { raw, headers, parts } = await sent([told('Daniela completó «Puente»')]);
    expect(parts.map(({ type }) => type)).toEqual(['text/plain', 'text/html']);
    expect(headers.get('subject')).toBe('Daniela completó «Puente»');
    expect(headers.get('list-unsubscribe')).toBe(`<${origin}/avisos?ver=preferencias>`);
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('mime-version')).toBe('1.0');
    expect(headers.get('date')).toMatch(/^\w{3}, \d{2} \w{3} \d{4}/);
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
    const text = bodyOf(parts, 'text/plain');
    expect(text).toContain(`Verificar: ${origin}/avisos?abrir=x&enlace=aaa.bbb`);
    expect(text).toContain('Gobierno Regional de Ñuble');
    const html = bodyOf(parts, 'text/html');
    expect(html).toContain(`href="${origin}/avisos?abrir=x&#38;enlace=aaa.bbb"`);
    expect(html).toContain('<h1 dir="auto"');
  });

  it('sums up many, and counts the rest', async () => {
    const { headers, parts } = await sent([told('Uno'), told('Dos', { importancia: 'urgente' })], 3);
    expect(headers.get('subject')).toBe('Tiene 5 avisos por revisar');
    const text = bodyOf(parts, 'text/plain');
    expect(text.indexOf('Uno')).toBeLessThan(text.indexOf('Dos'));
    expect(text).toContain('Y 3 más en su bandeja.');
    expect(bodyOf(parts, 'text/html')).toContain('Urgente');
  });

  it.each([
    ['words without an end', `Licitación ${'Superintendencia'.repeat(40)}`],
    ['letters from right to left', 'כותרת ארוכה של פרויקט — مشروع الطريق الإقليمي'],
    ['emoji made of many', 'Faltan firmas 👩🏽‍🚒👨‍👩‍👧‍👦🏳️‍🌈🇨🇱'],
    ['what looks like markup or a header', '</td><script>alert(1)</script>\r\nBcc: otra@gore.test'],
    ['letters outside the usual planes', '𝔘𝔫𝔬 𠮷野家 ñandú'],
  ])('keeps %s', async (_, texto) => {
    const { headers, parts } = await sent([told(texto), told(texto)]);
    expect(headers.has('bcc')).toBe(false);
    expect(bodyOf(parts, 'text/plain')).toContain(texto.replaceAll('\r\n', '\n'));
    const html = bodyOf(parts, 'text/html');
    expect(html).not.toContain('<script>');
    expect(html).toContain('overflow-wrap:anywhere');
    const alone = await sent([told(texto)]);
    expect([...(alone.headers.get('subject') ?? '')].length).toBeLessThanOrEqual(140);
    expect(alone.headers.has('bcc')).toBe(false);
    // A flag or a family cut in two would leave something else.
    expect(alone.headers.get('subject')).not.toMatch(/\u200d…?$/u);
  });
});

describe('an address', () => {
  const send = (to: string) => createSmtpMailer(url, 'portal@gore.test').send(compose([told('x')], to));

  it('that takes no mail is told apart from a server that is busy', async () => {
    await expect(send('nadie@gore.test')).rejects.toBeInstanceOf(Undeliverable);
    const busy = await send('lleno@gore.test').catch((error: unknown) => error);
    expect(busy).toBeInstanceOf(Error);
    expect(busy).not.toBeInstanceOf(Undeliverable);
  });
});
