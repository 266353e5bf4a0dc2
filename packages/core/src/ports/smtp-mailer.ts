import { createTransport } from 'nodemailer';
import { composed } from './compose-mail.ts';
import { type Mailer, Undeliverable } from './mail.ts';

/** Milliseconds after which a mail server that does not answer is given up; the queue tries again later. */
const patience = 20_000;

/** What a server answers when it will never take mail for an address (RFC 5321, 4.2.3). */
const isRefusal = (error: unknown): error is Error =>
  error instanceof Error &&
  'code' in error &&
  error.code === 'EENVELOPE' &&
  'responseCode' in error &&
  Number(error.responseCode) >= 550;

/**
 * Delivers over SMTP.
 *
 * @param url such as `smtps://user:password@mail.institucion.cl`
 * @param from sender, such as `Portal <portal@institucion.cl>`
 */
export const createSmtpMailer = (url: string, from: string): Mailer => {
  const transport = createTransport({
    url,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
  });
  return {
    send: async (mail) => {
      try {
        await transport.sendMail(composed(from, mail));
      } catch (error) {
        if (isRefusal(error)) throw new Undeliverable('The server refused the address', { cause: error });
        throw error;
      }
    },
  };
};
