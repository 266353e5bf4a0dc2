import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SQSClient } from '@aws-sdk/client-sqs';
import { EmbeddedSqs, type EmbeddedSqsOptions } from './embedded-sqs.ts';

/** Test support: an AWS client that speaks to the queues without a port. */
export const inProcessClient = (sqs: EmbeddedSqs, maxAttempts = 1): SQSClient =>
  new SQSClient({
    endpoint: 'http://sqs.embedded',
    region: 'sa-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts,
    requestHandler: sqs.requestHandler,
  });

/** Queues that live in memory. */
export const openInMemory = (options: Partial<EmbeddedSqsOptions> = {}): EmbeddedSqs =>
  EmbeddedSqs.open({ file: ':memory:', baseUrl: 'http://sqs.embedded', region: 'sa-east-1', ...options });

/** A folder for a database file, removed at the end of the block. */
export async function temporaryFolder(): Promise<AsyncDisposable & { readonly file: string }> {
  const dir = await mkdtemp(join(tmpdir(), 'sqs-'));
  return {
    file: join(dir, 'sqs.db'),
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }),
  };
}

/** Bodies of the messages that can be received now, which are then hidden. */
export async function bodies(sqs: EmbeddedSqs, queue: string, max = 10): Promise<string[]> {
  const messages = await sqs.receive(queue, { max, waitSeconds: 0 });
  return messages.map(({ body }) => body);
}
