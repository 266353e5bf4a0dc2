import { buffer } from 'node:stream/consumers';
import { createTransport } from 'nodemailer';
import { composed } from './compose-mail.ts';
import type { Mail } from './mail.ts';

const writer = createTransport({ streamTransport: true });

/** A message with all its parts as MIME (RFC 5322), as it travels. */
export const rawMail = async (from: string, mail: Mail): Promise<Uint8Array> => {
  const { message } = await writer.sendMail(composed(from, mail));
  return Buffer.isBuffer(message) ? message : buffer(message);
};
