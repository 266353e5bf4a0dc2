import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Caller, jsonOf } from '../client/caller.ts';
import type { Written } from '../client/operations.ts';
import type { Sessions } from '../client/sessions.ts';
import { loadNow } from '../measure/machine.ts';
import type { Sheet } from './sheet.ts';

/** An import through the portal, from the upload to the last row in a list. */
export interface ImportTimes {
  readonly sheet: string;
  readonly rows: number;
  readonly created: number;
  readonly held: number;
  /** Until the import said it was done. */
  readonly doneSeconds: number;
  /** Until every new initiative was in the list. */
  readonly visibleSeconds: number;
  readonly rowsPerSecond: number;
  readonly load: number;
}

interface Upload {
  readonly data: {
    readonly key: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
  };
}

interface Job {
  readonly data: {
    readonly estado: string;
    readonly total?: number;
    readonly nuevas?: number;
    readonly retenidas?: number;
    readonly mensaje?: string;
  };
}

const TYPE = 'text/csv';
const POLL_MS = 100;

/** Uploads a sheet as a person does and waits until everybody sees what it brought. */
export const measureImport = async (
  { send, origin }: Caller,
  { writer }: Sessions,
  { name, bytes }: Sheet,
): Promise<ImportTimes> => {
  const post = async <T>(path: string, body: unknown) =>
    jsonOf<T>(
      await send({
        method: 'POST',
        path,
        cookie: writer(),
        body,
        headers: { 'idempotency-key': randomUUID() },
      }),
    );
  const get = async <T>(path: string) => jsonOf<T>(await send({ method: 'GET', path, cookie: writer() }));
  const count = async () =>
    (await get<{ meta: { total: number } }>('/api/v1/ipr?total=exacto&limite=1')).meta.total;

  const before = await count();
  const started = performance.now();
  const elapsed = () => Math.round((performance.now() - started) / 10) / 100;
  const about = { name, size: bytes.byteLength, type: TYPE };
  const { data: upload } = await post<Upload>('/api/v1/archivos', about);
  const put = await fetch(upload.url, {
    method: 'PUT',
    headers: { origin, ...upload.headers },
    body: new Uint8Array(bytes),
  });
  if (!put.ok) throw new Error(`The upload was refused: ${put.status} ${await put.text()}`);
  const values = {
    modulo: 'ipr',
    perfil: 'analisis',
    modo: 'DIRECTA',
    archivo: { key: upload.key, ...about },
  };
  const { data: created } = await post<Written>('/api/v1/importacion', { values });

  let job: Job['data'] = { estado: 'PENDIENTE' };
  while (job.estado !== 'TERMINADA' && job.estado !== 'FALLIDA') {
    await delay(POLL_MS);
    job = (await get<Job>(`/api/v1/importacion/${created.id}`)).data;
  }
  if (job.estado !== 'TERMINADA') throw new Error(`The import ended as ${job.estado}: ${job.mensaje}`);
  const doneSeconds = elapsed();
  const { total = 0, nuevas = 0, retenidas = 0 } = job;
  while ((await count()) < before + nuevas) await delay(POLL_MS);
  const visibleSeconds = elapsed();
  return {
    sheet: name,
    rows: total,
    created: nuevas,
    held: retenidas,
    doneSeconds,
    visibleSeconds,
    rowsPerSecond: Math.round(total / visibleSeconds),
    load: loadNow(),
  };
};
