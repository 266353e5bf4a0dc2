import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EmbeddedDynamo } from './engine.ts';
import type { Item, JsonObject } from './wire.ts';

const child = fileURLToPath(new URL('./crash.child.ts', import.meta.url));
/** How long the writers go on after their last acknowledgement was read, so the kill meets them anywhere. */
const KILL_DELAYS_MS = [1, 4];
const TRANSACTIONS_PER_ROUND = 200;

let path: string;

beforeAll(async () => {
  path = await mkdtemp(join(tmpdir(), 'dynamodb-crash-'));
});
afterAll(() => rm(path, { recursive: true }));

/** Lets the writers run and kills them in the middle; answers the transactions they saw acknowledged. */
async function killedRound(first: number, delayMs: number): Promise<number[]> {
  const writers = spawn(process.execPath, [child, path, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(writers, 'exit');
  const acknowledged: number[] = [];
  for await (const line of createInterface({ input: writers.stdout })) {
    acknowledged.push(Number(line));
    if (acknowledged.length === TRANSACTIONS_PER_ROUND) setTimeout(() => writers.kill('SIGKILL'), delayMs);
  }
  await exited;
  return acknowledged;
}

async function everything(engine: EmbeddedDynamo, request: JsonObject): Promise<Item[]> {
  const items: Item[] = [];
  let ExclusiveStartKey: unknown;
  do {
    const page = await engine.call('Scan', { ...request, ExclusiveStartKey });
    items.push(...(page.Items as Item[]));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return items;
}

it('loses no acknowledged transaction, keeps none by halves and leaves no gap when killed', {
  timeout: 20_000,
}, async () => {
  const acknowledged: number[] = [];
  for (const [round, delayMs] of KILL_DELAYS_MS.entries()) {
    acknowledged.push(...(await killedRound(round * 1_000_000, delayMs)));
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(KILL_DELAYS_MS.length * TRANSACTIONS_PER_ROUND);

  const engine = await EmbeddedDynamo.open({ path, ttlSweepMs: 0 });
  const items = await everything(engine, { TableName: 'crash' });
  const entries = await everything(engine, { TableName: 'crash', IndexName: 'gsi1' });
  const feed = await engine.read(0, Number.MAX_SAFE_INTEGER);
  await engine.close();

  const parts = Map.groupBy(items, (item) => item.pk?.S);
  expect(acknowledged.filter((number) => !parts.has(`p${number}`))).toEqual([]);
  expect([...parts.values()].filter((part) => part.length !== 3)).toEqual([]);
  expect(entries.length).toBe(items.length);
  expect(feed.length).toBe(items.length);
  expect(feed.findIndex((record, position) => record.sequence !== position + 1)).toBe(-1);
});
