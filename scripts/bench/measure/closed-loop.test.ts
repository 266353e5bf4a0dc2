import { expect, it } from 'vitest';
import { closedLoop } from './closed-loop.ts';

const reply = (status: number, body = '') => ({ status, ms: 5, body: Buffer.from(body) });

it('sends exactly the requests asked for, over the connections asked for', async () => {
  let under = 0;
  let most = 0;
  const run = await closedLoop(4, { requests: 22 }, async () => {
    under += 1;
    most = Math.max(most, under);
    await Promise.resolve();
    under -= 1;
    return reply(200);
  });
  expect(run).toMatchObject({ requests: 22, errors: 0, connections: 4, p95: 5 });
  expect(most).toBe(4);
});

it('counts refusals by their code, and goes on after a lost connection', async () => {
  const answers = [
    async () => reply(429, '{"error":{"code":"RITMO"}}'),
    async () => reply(502),
    () => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNRESET' })),
    async () => reply(200),
  ];
  const run = await closedLoop(1, { requests: 4 }, () => (answers.shift() ?? (async () => reply(200)))());
  expect(run.errorKinds).toEqual({ '429 RITMO': 1, '502': 1, ECONNRESET: 1 });
  expect(run).toMatchObject({ errors: 3, requests: 3 });
});
