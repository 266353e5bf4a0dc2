import { createServer, get } from 'node:http';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, test } from 'vitest';
import { type Listening, listenWide } from './listen.ts';

const open: Listening[] = [];
const listenTo = async (...[server, address, platform]: Parameters<typeof listenWide>) => {
  const listening = await listenWide(server, address, platform);
  open.push(listening);
  return listening;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((listening) => listening.close(0)));
});

const anywhere = { port: 0, host: '127.0.0.1' };
const hello = () => createServer((_, response) => response.end('hola'));

const ask = (port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve(text));
    }).on('error', reject);
  });

const connectMany = `
  const { connect } = require('node:net');
  const { parentPort, workerData: { port, many, all } } = require('node:worker_threads');
  const sockets = Array.from({ length: many }, () => connect(port, '127.0.0.1'));
  let made = 0;
  const count = () => {
    if (++made < many) return;
    Atomics.store(all, 0, 1);
    Atomics.notify(all, 0);
  };
  for (const socket of sockets) socket.on('connect', count);
  parentPort.on('message', () => { for (const socket of sockets) socket.destroy(); process.exit(); });
`;

describe('a server with many doors', () => {
  test.each<NodeJS.Platform>(['linux', 'darwin'])('answers whoever comes, on %s', async (platform) => {
    const { port } = await listenTo(hello(), anywhere, platform);
    expect(await Promise.all(Array.from({ length: 40 }, () => ask(port)))).toEqual(Array(40).fill('hola'));
  });

  test('refuses a port that another one has, also one with many doors', async () => {
    const { port } = await listenTo(hello(), anywhere);
    await expect(listenWide(hello(), { ...anywhere, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('lets in a rush within few turns of a busy loop', async () => {
    const server = hello();
    let taken = 0;
    server.on('connection', () => {
      taken += 1;
    });
    const { port } = await listenTo(server, anywhere);
    const many = 200;
    const all = new Int32Array(new SharedArrayBuffer(4));
    const crowd = new Worker(connectMany, { eval: true, workerData: { port, many, all } });
    // The system keeps whoever comes while the loop stands still.
    expect(Atomics.wait(all, 0, 0, 20_000)).not.toBe('timed-out');
    let turns = 0;
    while (taken < many && turns < many) {
      await new Promise((resolve) => setImmediate(resolve));
      turns += 1;
    }
    crowd.postMessage('leave');
    expect(taken).toBe(many);
    expect(turns).toBeLessThan(many / 3);
  });

  test('sends away whoever says nothing when it closes', async () => {
    const silent = createServer(() => undefined);
    const { port, close } = await listenWide(silent, anywhere);
    const asked = ask(port).catch((error: NodeJS.ErrnoException) => error.code);
    await new Promise((resolve) => silent.once('request', resolve));
    await close(20);
    expect(await asked).toBe('ECONNRESET');
  });
});
