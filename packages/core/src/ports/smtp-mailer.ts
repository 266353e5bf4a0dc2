import { createTransport } from 'nodemailer';
import type { Mailer } from './mail.ts';

/** Milliseconds after which a mail server that does not answer is given up; the queue tries again later. */
const patience = 20_000;

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
      await transport.sendMail({ from, ...mail });
    },
  };
};
