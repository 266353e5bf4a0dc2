import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { MissingFile } from './files.ts';
import { createSignedFiles } from './signed-files.ts';

/** What the bucket does with the requests that come, one after the other; `cut` closes the connection. */
type Behaviour = number | 'cut';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const bucket = async (...behaviours: readonly Behaviour[]) => {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const behaviour = behaviours[asked.length] ?? 200;
    asked.push(`${request.method} ${await text(request)}`);
    if (behaviour === 'cut') request.socket.destroy();
    else response.writeHead(behaviour).end('contenido');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => server.close().closeAllConnections());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`;
  const files = createSignedFiles({
    put: async () => ({ url, method: 'PUT', headers: {} }),
    get: async () => ({ url, method: 'GET', headers: {} }),
  });
  return { files, asked };
};

describe('a file by its signed address', () => {
  it('is asked for again after a cut connection and after a failure of the bucket', async () => {
    const { files, asked } = await bucket('cut', 503);
    expect(await files.get('k')).toBe('contenido');
    expect(asked).toHaveLength(3);
  });

  it('is stored again in the same way', async () => {
    const { files, asked } = await bucket(500);
    await files.put('k', 'datos');
    expect(asked).toEqual(['PUT datos', 'PUT datos']);
  });

  it('is given up in the end', async () => {
    const { files, asked } = await bucket(503, 503, 503, 503);
    await expect(files.get('k')).rejects.toThrow(/503/);
    expect(asked).toHaveLength(3);
  });

  it.each([403, 404])('is missing when the bucket answers %i', async (status) => {
    const { files, asked } = await bucket(status);
    await expect(files.open('k')).rejects.toThrow(MissingFile);
    expect(asked).toHaveLength(1);
  });
});
