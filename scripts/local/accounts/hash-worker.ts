import { parentPort } from 'node:worker_threads';
import { createHasher } from '@gore/core/identity/accounts/hasher.ts';
import type { HashReply, HashRequest } from './hash-protocol.ts';

const port = parentPort;
if (!port) throw new Error('hash-worker must run in a worker thread');
const hasher = createHasher();

port.on('message', async ({ id, password, against }: HashRequest) => {
  const result =
    against === undefined ? await hasher.hash(password) : await hasher.matches(password, against);
  const reply: HashReply = { id, result };
  port.postMessage(reply);
});
