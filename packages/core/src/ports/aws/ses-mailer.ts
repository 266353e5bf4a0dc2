import { type SESv2Client, SendEmailCommand, type SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import { type Mail, type Mailer, Undeliverable } from '../mail.ts';

/** Writes a message with attachments as MIME; a function that sends none needs no writer. */
export type MimeWriter = (from: string, mail: Mail) => Promise<Uint8Array>;

const charset = 'UTF-8';

const contentOf = async (
  from: string,
  mail: Mail,
  write: MimeWriter | undefined,
): Promise<SendEmailCommandInput['Content']> => {
  if (mail.attachments?.length && write) return { Raw: { Data: await write(from, mail) } };
  return {
    Simple: {
      Subject: { Data: mail.subject, Charset: charset },
      Body: { Text: { Data: mail.text, Charset: charset }, Html: { Data: mail.html, Charset: charset } },
      Headers: Object.entries(mail.headers ?? {}).map(([Name, Value]) => ({ Name, Value })),
    },
  };
};

/** SES says so of an address it will never write to, or of a message it takes for harm. */
const refused: ReadonlySet<string> = new Set(['MessageRejected', 'BadRequestException']);

/**
 * Delivers over SES.
 *
 * @param from a sender whose domain SES verified
 */
export const createSesMailer = (
  from: string,
  client: Pick<SESv2Client, 'send'>,
  write?: MimeWriter,
): Mailer => ({
  send: async (mail) => {
    const tags = Object.entries(mail.tags ?? {}).map(([Name, Value]) => ({ Name, Value }));
    try {
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: from,
          Destination: { ToAddresses: [mail.to] },
          Content: await contentOf(from, mail, write),
          ...(tags.length ? { EmailTags: tags } : {}),
        }),
      );
    } catch (error) {
      throw error instanceof Error && refused.has(error.name)
        ? new Undeliverable('SES refused the message', { cause: error })
        : error;
    }
  },
});
