import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Mailer } from '../mail.ts';

const charset = 'UTF-8';

/** Delivers over SES. @param from a sender whose domain SES verified */
export const createSesMailer = (from: string, client: Pick<SESv2Client, 'send'>): Mailer => ({
  send: async ({ to, subject, text, html, headers = {} }) => {
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        Content: {
          Simple: {
            Subject: { Data: subject, Charset: charset },
            Body: { Text: { Data: text, Charset: charset }, Html: { Data: html, Charset: charset } },
            Headers: Object.entries(headers).map(([Name, Value]) => ({ Name, Value })),
          },
        },
      }),
    );
  },
});
