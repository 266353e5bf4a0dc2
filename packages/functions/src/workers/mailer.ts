import type { Mail, Mailer, MailJob } from '@gore/core/ports/mail.ts';
import { type Metrics, noMetrics } from '@gore/core/ports/metrics.ts';
import { type Log, traceOf } from '../http/log.ts';
import { inLogContext } from '../http/log-context.ts';
import { observeRun } from '../observe/observe-run.ts';
import type { BatchResult } from '../streams/images.ts';
import type { QueueEvent } from './effects.ts';

/** Finds out whom a job is for and what they are told; a job may turn out to be for nobody. */
export type Composer<J extends MailJob> = (job: J, messageId: string) => Promise<readonly Mail[]>;

/** A composer for every kind of job. */
export type Composers<J extends MailJob> = { readonly [K in J['kind']]: Composer<Extract<J, { kind: K }>> };

/** What the mail worker needs. */
export interface MailerPorts<J extends MailJob> {
  readonly composers: Composers<J>;
  readonly mailer: Mailer;
  readonly log: Log;
  readonly metrics?: Metrics;
}

/** Sends what the queue of mails brings; a job that fails comes back alone and ends in the dead-letter queue. */
export const createMailWorker = <J extends MailJob>({
  composers,
  mailer,
  log,
  metrics = noMetrics,
}: MailerPorts<J>) => {
  const carry = async (job: J, messageId: string): Promise<void> => {
    const compose = composers[job.kind as J['kind']] as Composer<J> | undefined;
    if (!compose) throw new Error(`Nobody composes mails of the kind ${job.kind}`);
    const mails = await compose(job, messageId);
    for (const mail of mails) await mailer.send(mail);
    log.info('correo', { kind: job.kind, tenant: job.tenant, sent: mails.length });
  };
  return async (event: QueueEvent): Promise<BatchResult> => {
    const failures: { itemIdentifier: string }[] = [];
    for (const { messageId, body } of event.Records) {
      const job = JSON.parse(body) as J;
      const { kind, tenant } = job;
      await inLogContext({ requestId: messageId, tenant }, async () => {
        try {
          await observeRun(metrics, 'tarea', { trabajo: `correo.${kind}` }, () => carry(job, messageId));
        } catch (error) {
          log.error('correo_fallido', { kind, ...traceOf(error) });
          failures.push({ itemIdentifier: messageId });
        }
      });
    }
    await log.settled?.();
    return { batchItemFailures: failures };
  };
};
