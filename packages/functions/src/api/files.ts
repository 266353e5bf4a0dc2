import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import { isTemporary } from '@gore/core/kernel/runtime/file-terms.ts';
import { invalid, notFound, refused } from '@gore/core/kernel/runtime/refusals.ts';
import { viewRecord } from '@gore/core/kernel/runtime/view/record.ts';
import type { Context, Hono } from 'hono';
import { type ApiEnv, sessionOf } from '../http/env.ts';
import { bodyOf, commandOf, moduleOf } from './command.ts';
import { personalReads } from './personal-reads.ts';
import type { ApiPorts } from './ports.ts';

/** Largest file a person may upload, in bytes: a spreadsheet of a million rows fits. */
const maxUpload = 100 * 1024 * 1024;

const safeName = (name: string) =>
  name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._()-]/gu, '_')
    .slice(-120)
    .trim() || 'archivo';

type Values = Readonly<Record<string, unknown>>;

/** Whether a value is a stored file. */
export const isFile = (value: unknown): value is { readonly key: string; readonly name: string } =>
  typeof value === 'object' && value !== null && 'key' in value && 'name' in value;

/** Uploads and downloads: bytes travel between the browser and the files bucket; the API only signs. */
export const fileRoutes = (app: Hono<ApiEnv>, ports: ApiPorts): void => {
  const { signer, write, now } = ports;
  const reads = personalReads(ports);
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

  const send = async (c: Context<ApiEnv>, found: (data: Values) => unknown, part: boolean) => {
    const { modulo = '', id = '' } = c.req.param();
    const { data } = await viewRecord(write, commandOf(c), modulo, id);
    const module = moduleOf(write.product, modulo);
    const state = module.states[String(data.estado)];
    // What stands in a list was let in before; what stands alone may be what nobody has looked at.
    if (state?.sealed && (!part || state.frozen))
      throw refused(`Está en estado «${state.label}» y su archivo no se entrega.`);
    const file = found(data);
    if (!isFile(file)) throw notFound();
    if (isTemporary(file.key) && !(Date.parse(String(data.venceEn)) > now()))
      throw refused('El archivo se guardó siete días y ya no está: pídalo de nuevo.');
    if (module.subject?.personal && data[module.subject.personal] === true)
      await reads.noteFile(c, module, id);
    const { url } = await signer.get(file.key, file.name);
    return c.redirect(url, 302);
  };

  app.get('/api/v1/:modulo/:id/archivo/:campo', (c) => send(c, (data) => data[c.req.param('campo')], false));

  app.get('/api/v1/:modulo/:id/archivo/:lista/:fila/:campo', (c) => {
    const { lista, fila, campo } = c.req.param();
    const row = (data: Values): unknown => {
      const rows = data[lista];
      const at = Number(fila);
      return Array.isArray(rows) && Number.isSafeInteger(at) ? rows[at]?.[campo] : undefined;
    };
    return send(c, row, true);
  });
};
