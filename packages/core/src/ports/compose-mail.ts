import type { SendMailOptions } from 'nodemailer';
import type { Mail } from './mail.ts';

/** A message in the terms of the library that writes MIME. */
export const composed = (
  from: string,
  { to, subject, text, html, headers = {}, attachments = [] }: Mail,
): SendMailOptions => ({
  from,
  to,
  subject,
  text,
  html,
  headers: { ...headers },
  attachments: attachments.map(({ name, type, content }) => ({
    filename: name,
    contentType: type,
    content: Buffer.from(content),
  })),
});
