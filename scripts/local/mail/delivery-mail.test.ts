import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { createSmtpMailer } from '@gore/core/ports/smtp-mailer.ts';
import { composeMail } from '@gore/functions/workers/mail-page.ts';
import { type Office, openOffice } from '@gore/functions/workers/testing/schedules.ts';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const received: Uint8Array[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData: (stream, _session, done) => {
    buffer(stream).then((bytes) => {
      received.push(bytes);
      done();
    }, done);
  },
});
let office: Office;
let mailer: ReturnType<typeof createSmtpMailer>;
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
  mailer = createSmtpMailer(
    `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    'Portal de Ñuble <portal@gore.test>',
  );
  office = await openOffice(mailer);
});
afterAll(async () => {
  await office.close();
  await new Promise<void>((closed) => server.close(() => closed()));
});

const parsed = async (at: number) => PostalMime.parse(received.at(at) ?? new Uint8Array());

describe('a delivery, as a reader of mail takes it apart', () => {
  it('carries its document, its words in two forms and the headers of what no person wrote', async () => {
    const { id } = await office.person('Ana');
    await office.schedule({ nombre: 'Cartera ‮de Ñuñoa‬ 🏗️', destinatarios: [id] });
    office.world.clock.fijar('2026-07-17T21:03:00.000Z');
    await office.tick();
    await office.settle({});
    const mail = await parsed(0);
    expect(mail.from).toMatchObject({ name: 'Portal de Ñuble', address: 'portal@gore.test' });
    expect(mail.to).toMatchObject([{ address: expect.stringMatching(/^persona\d+@example\.cl$/) }]);
    expect(mail.subject).toContain('Cartera');
    expect(mail.subject).toContain('🏗️');
    expect(mail.text).toContain('Se adjunta «informe.pdf»');
    expect(mail.text).toContain('https://portal.example.cl/procesos/');
    expect(mail.html).toContain('Se adjunta «informe.pdf»');
    const [file, ...others] = mail.attachments;
    expect(others).toEqual([]);
    expect(file).toMatchObject({ filename: 'informe.pdf', disposition: 'attachment' });
    expect(Buffer.from(file?.content as ArrayBuffer).toString()).toBe('un informe');
    const headers = new Map(mail.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('message-id')).toMatch(/^<.+@.+>$/);
    expect(Number.isNaN(Date.parse(mail.date ?? ''))).toBe(false);
  });

  it('keeps the name and the bytes of what it carries, whatever they are', async () => {
    const content = Uint8Array.from({ length: 256 }, (_, at) => at);
    const name = `Ñandú «${'largo '.repeat(20)}» 🇨🇱.xlsx`;
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const written = composeMail('alguien@gore.test', {
      subject: 'Informe\r\nBcc: otra@gore.test',
      lines: ['<script>alert(1)</script>'],
      institution: 'Institución',
    });
    await mailer.send({ ...written, attachments: [{ name, type, content }] });
    const mail = await parsed(-1);
    expect(mail.bcc ?? []).toEqual([]);
    expect(mail.html).not.toContain('<script>');
    expect(mail.attachments).toHaveLength(1);
    expect(mail.attachments[0]).toMatchObject({ filename: name, mimeType: type });
    expect(new Uint8Array(mail.attachments[0]?.content as ArrayBuffer)).toEqual(content);
  });
});
