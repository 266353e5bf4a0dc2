import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { type ReceivedMail, readMail } from './read-mail.ts';

/** A message kept, with when it came. */
export interface KeptMail extends ReceivedMail {
  readonly id: number;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** A mail server that delivers to nobody: what is sent stays on this machine, to be read at `/dev`. */
export interface MailSink {
  /** Address for `createSmtpMailer`. */
  readonly url: string;
  /** Newest first, the last fifty. */
  readonly list: () => readonly KeptMail[];
  readonly close: () => Promise<void>;
}

const shown = 50;

/** Opens the server on a free port of this machine only. @param file where the messages are kept */
export const openMailSink = async (file: string): Promise<MailSink> => {
  const db = new DatabaseSync(file);
  db.exec(
    `pragma journal_mode=wal;
     create table if not exists correo (id integer primary key, llegada text, para text, asunto text, texto text)`,
  );
  const insert = db.prepare('insert into correo (llegada, para, asunto, texto) values (?, ?, ?, ?)');
  const newest = db.prepare(`select * from correo order by id desc limit ${shown}`);
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, done) => {
      buffer(stream).then(
        (bytes) => {
          const { to, subject, text } = readMail(bytes.toString('latin1'));
          insert.run(new Date().toISOString(), to, subject, text);
          done();
        },
        (error: Error) => done(error),
      );
    },
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    list: () =>
      newest.all().map(({ id, llegada, para, asunto, texto }) => ({
        id: Number(id),
        at: String(llegada),
        to: String(para),
        subject: String(asunto),
        text: String(texto),
      })),
    close: async () => {
      await new Promise<void>((closed) => server.close(closed));
      db.close();
    },
  };
};
