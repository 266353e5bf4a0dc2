import { createSmtpMailer } from '@gore/core/ports/smtp-mailer.ts';
import { composeMail } from '@gore/functions/workers/mail-page.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MailSink, openMailSink } from './mail-sink.ts';

let sink: MailSink;
beforeAll(async () => {
  sink = await openMailSink(':memory:');
});
afterAll(() => sink.close());

const send = (content: Partial<Parameters<typeof composeMail>[1]>) =>
  createSmtpMailer(sink.url, 'Portal <portal@gore.test>').send(
    composeMail('ñandu@gore.test', {
      subject: 'Cree su clave',
      lines: ['Hola.'],
      institution: 'Gobierno Regional de Ñuble',
      ...content,
    }),
  );

it('keeps what the product sends over SMTP, in its own letters', async () => {
  const url = `http://localhost:3333/restablecer#01k${'x'.repeat(90)}`;
  await send({ subject: 'Creación de su clave: año nuevo', action: { label: 'Crear', url } });
  const [mail] = sink.list();
  expect(mail).toMatchObject({ subject: 'Creación de su clave: año nuevo' });
  expect(mail?.to).toContain('gore.test');
  expect(mail?.text).toContain(`Crear: ${url}`);
  expect(mail?.text).toContain('Gobierno Regional de Ñuble');
});

it('takes nothing a person wrote for a header or for markup', async () => {
  const before = sink.list().length;
  const injected = 'Hola\r\nBcc: otra@gore.test\r\n\r\n<script>';
  await send({ subject: injected, lines: [injected] });
  const mails = sink.list();
  expect(mails).toHaveLength(before + 1);
  expect(mails[0]?.subject).toBe('Hola Bcc: otra@gore.test <script>');
  expect(composeMail('a@b.cl', { subject: 's', lines: ['<script>'], institution: 'i' }).html).not.toContain(
    '<script>',
  );
});
