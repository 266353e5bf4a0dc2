import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as delay } from 'node:timers/promises';
import { type FileSigner, type FileStore, MissingFile } from './files.ts';

const attempts = 3;
const pauseMs = 200;

/** A connection that was cut, or a failure of the bucket, says nothing about the file: it is asked again. */
const insist = async (url: string, init?: RequestInit): Promise<Response> => {
  for (let left = attempts - 1; left > 0; left -= 1) {
    const response = await fetch(url, init).catch(() => undefined);
    if (response && response.status < 500) return response;
    await delay(pauseMs);
  }
  return fetch(url, init);
};

const orFail = (response: Response, key: string): Response => {
  // S3 forbids what is not there to whoever may not list.
  if (response.status === 404 || response.status === 403) throw new MissingFile(key);
  if (!response.ok) throw new Error(`The files bucket answered ${response.status} for ${key}`);
  return response;
};

/** The files bucket through signed URLs: for functions that must stay small and only move small files. */
export const createSignedFiles = (signer: FileSigner): Pick<FileStore, 'get' | 'put' | 'open'> => {
  const fetchKey = async (key: string) => orFail(await insist((await signer.get(key, 'archivo')).url), key);
  return {
    get: async (key) => (await fetchKey(key)).text(),
    open: async (key) => {
      const { body } = await fetchKey(key);
      if (!body) throw new Error(`The file ${key} has no content`);
      return Readable.fromWeb(body as ReadableStream<Uint8Array>);
    },
    put: async (key, body, type = 'application/octet-stream') => {
      const { url, method, headers } = await signer.put(key, type);
      const content = typeof body === 'string' ? body : new Uint8Array(body);
      orFail(await insist(url, { method, headers: { ...headers }, body: content }), key);
    },
  };
};
