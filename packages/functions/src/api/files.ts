import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import { invalid, notFound } from '@gore/core/kernel/runtime/refusals.ts';
import { viewRecord } from '@gore/core/kernel/runtime/view/record.ts';
import type { Hono } from 'hono';
import { type ApiEnv, sessionOf } from '../http/env.ts';
import { bodyOf, commandOf } from './command.ts';
import type { ApiPorts } from './ports.ts';

/** Largest file a person may upload, in bytes: a spreadsheet of a million rows fits. */
const maxUpload = 100 * 1024 * 1024;

const safeName = (name: string) =>
  name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._()-]/gu, '_')
    .slice(-120)
    .trim() || 'archivo';

/** Whether a value is a stored file. */
export const isFile = (value: unknown): value is { readonly key: string; readonly name: string } =>
  typeof value === 'object' && value !== null && 'key' in value && 'name' in value;

/** Uploads and downloads: bytes travel between the browser and the files bucket; the API only signs. */
export const fileRoutes = (app: Hono<ApiEnv>, { signer, write }: ApiPorts): void => {
  app.post('/api/v1/archivos', async (c) => {
    const { name, size, type } = bodyOf(c);
    if (typeof name !== 'string' || !name.trim())
      throw invalid([{ field: 'name', message: 'Falta el nombre.' }]);
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 1)
      throw invalid([{ field: 'size', message: 'El archivo está vacío: elija otro.' }]);
    if (size > maxUpload)
      throw new GoreError(
        'demasiado',
        'El archivo pasa de 100 MB. Divídalo en partes y súbalas por separado.',
      );
    const mime =
      typeof type === 'string' && /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream';
    const key = `${sessionOf(c).actor.tenant}/subidas/${write.newId()}/${safeName(name)}`;
    const { url, method, headers } = await signer.put(key, mime);
    return c.json({ data: { key, url, method, headers } }, 201);
  });

  app.get('/api/v1/:modulo/:id/archivo/:campo', async (c) => {
    const { modulo, id, campo } = c.req.param();
    const { data } = await viewRecord(write, commandOf(c), modulo, id);
    const file = data[campo];
    if (!isFile(file)) throw notFound();
    const { url } = await signer.get(file.key, file.name);
    return c.redirect(url, 302);
  });
};
