import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { type FileSigner, type FileStore, MissingFile } from './files.ts';

const orFail = (response: Response, key: string): Response => {
  // S3 forbids what is not there to whoever may not list.
  if (response.status === 404 || response.status === 403) throw new MissingFile(key);
  if (!response.ok) throw new Error(`The files bucket answered ${response.status} for ${key}`);
  return response;
};

/** The files bucket through signed URLs: for functions that must stay small and only move small files. */
export const createSignedFiles = (signer: FileSigner): Pick<FileStore, 'get' | 'put' | 'open'> => {
  const fetchKey = async (key: string) => orFail(await fetch((await signer.get(key, 'archivo')).url), key);
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
      orFail(await fetch(url, { method, headers: { ...headers }, body: content }), key);
    },
  };
};
