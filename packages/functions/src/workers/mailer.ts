import { type Mail, type Mailer, type MailJob, Undeliverable } from '@gore/core/ports/mail.ts';
import { type Metrics, noMetrics } from '@gore/core/ports/metrics.ts';
import { type Log, traceOf } from '../http/log.ts';
import { inLogContext } from '../http/log-context.ts';
import { observeRun } from '../observe/observe-run.ts';
import type { BatchResult } from '../streams/images.ts';
import type { QueueEvent } from './effects.ts';
import { readMessage } from './read-message.ts';

/** A mail, and what follows from what became of it. */
export interface Letter extends Mail {
  readonly sent?: () => Promise<void>;
  /** It did not leave; the job comes back. */
  readonly failed?: () => Promise<void>;
  /** Its address takes no mail; the job does not come back. */
  readonly refused?: () => Promise<void>;
}

/** Finds out whom a job is for and what they are told; a job may turn out to be for nobody. */
export type Composer<J extends MailJob> = (job: J, messageId: string) => Promise<readonly Letter[]>;

/** A composer for every kind of job. */
export type Composers<J extends MailJob> = { readonly [K in J['kind']]: Composer<Extract<J, { kind: K }>> };

/** What the mail worker needs. */
export interface MailerPorts<J extends MailJob> {
  readonly composers: Composers<J>;
  readonly mailer: Mailer;
  readonly log: Log;
  readonly metrics?: Metrics;
}

const deliver = async (mailer: Mailer, { sent, failed, refused, ...mail }: Letter): Promise<boolean> => {
  try {
    await mailer.send(mail);
  } catch (error) {
    if (error instanceof Undeliverable) {
      await refused?.();
      return false;
    }
    await failed?.();
    throw error;
  }
  await sent?.();
  return true;
};

/** Hands over every letter, whatever becomes of the others. @throws AggregateError when any did not leave. */
const deliverAll = async (mailer: Mailer, letters: readonly Letter[]): Promise<number> => {
  let left = 0;
  const failures: unknown[] = [];
  for (const letter of letters)
    try {
      left += Number(await deliver(mailer, letter));
    } catch (error) {
      failures.push(error);
    }
  if (failures.length) throw new AggregateError(failures, `${failures.length} mails did not leave`);
  return left;
};

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
    const letters = await compose(job, messageId);
    const sent = await deliverAll(mailer, letters);
    const refused = letters.length - sent;
    log.info('correo', { kind: job.kind, tenant: job.tenant, sent, ...(refused ? { refused } : {}) });
  };
  return async (event: QueueEvent): Promise<BatchResult> => {
    const failures: { itemIdentifier: string }[] = [];
    for (const { messageId, body } of event.Records) {
      const job = readMessage<J>(body);
      if (!job) {
        log.error('mensaje_ilegible', { requestId: messageId });
        failures.push({ itemIdentifier: messageId });
        continue;
      }
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
