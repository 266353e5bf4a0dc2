import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { EmbeddedSqs } from './embedded-sqs.ts';
import { temporaryFolder } from './harness.ts';

const open = (file: string) => EmbeddedSqs.open({ file, baseUrl: 'http://sqs.embedded' });

describe('the file of the queues', () => {
  it('keeps queues, messages in flight and deduplication across a restart', async () => {
    await using folder = await temporaryFolder();
    const before = open(folder.file);
    before.createQueue('dlq', { retentionSeconds: 1000 });
    before.createQueue('q', { redrive: { deadLetterQueue: 'dlq', maxReceiveCount: 3 } });
    before.createQueue('q.fifo', { contentBasedDeduplication: true });
    before.send('q', { body: 'en vuelo' });
    before.send('q', { body: 'espera' });
    const { messageId } = before.send('q.fifo', { body: 'x', groupId: 'g' });
    const [inFlight] = await before.receive('q');
    await before.close();

    const after = open(folder.file);
    expect(after.queues.get('q').settings.redrive).toEqual({ deadLetterQueue: 'dlq', maxReceiveCount: 3 });
    expect(after.counts('q')).toMatchObject({ visible: 1, inFlight: 1 });
    after.delete('q', inFlight?.receiptHandle ?? '');
    expect((await after.receive('q', { max: 10 })).map(({ body }) => body)).toEqual(['espera']);
    expect(after.send('q.fifo', { body: 'x', groupId: 'g' }).messageId).toBe(messageId);
    await after.close();
  });

  it('gives back what was in flight when told that its receivers are gone', async () => {
    await using folder = await temporaryFolder();
    const before = open(folder.file);
    before.createQueue('q');
    before.send('q', { body: 'recibido' });
    before.send('q', { body: 'con retardo', delaySeconds: 60 });
    const [held] = await before.receive('q');
    await before.close();

    const after = open(folder.file);
    after.release();
    expect(after.counts('q')).toMatchObject({ visible: 1, inFlight: 0, delayed: 1 });
    const [again] = await after.receive('q');
    expect(again).toMatchObject({ body: held?.body, attributes: { ApproximateReceiveCount: '2' } });
    await after.close();
  });

  it('holds every acknowledged message after the process is killed', async () => {
    await using folder = await temporaryFolder();
    const fixture = join(import.meta.dirname, 'sender.fixture.ts');
    const child = spawn(process.execPath, [fixture, folder.file], { stdio: ['ignore', 'pipe', 'inherit'] });
    const acknowledged: string[] = [];
    const output = createInterface(child.stdout);
    output.on('line', (id) => {
      acknowledged.push(id);
      if (acknowledged.length === 200) child.kill('SIGKILL');
    });
    await once(output, 'close');

    const sqs = open(folder.file);
    const found = new Set<string>();
    for (let batch = await sqs.receive('q', { max: 1000 }); batch.length > 0; ) {
      for (const { messageId } of batch) found.add(messageId);
      batch = await sqs.receive('q', { max: 1000 });
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(200);
    expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
    // At most the one whose acknowledgement was on its way.
    expect(found.size - acknowledged.length).toBeLessThanOrEqual(1);
    await sqs.close();
  });

  it('is not touched when another version of the program wrote it', async () => {
    await using folder = await temporaryFolder();
    const db = new DatabaseSync(folder.file);
    db.exec('pragma user_version = 99');
    db.close();
    expect(() => open(folder.file)).toThrow(/schema 99/);
  });
});
