import { setTimeout as delay } from 'node:timers/promises';
import type { PortalClient } from './session.ts';

/** The record of an import. */
export interface ImportRow {
  readonly id: string;
  readonly codigo: string;
  readonly nombre: string;
  readonly estado: string;
  readonly total: number;
  readonly nuevas: number;
  readonly actualizadas: number;
  readonly sinCambio: number;
  readonly retenidas: number;
  readonly omitidas: number;
  readonly errores: number;
  readonly vacias: number;
  readonly avisos: number;
  readonly mensaje?: string;
  readonly conciliacion: readonly {
    readonly campo: string;
    readonly planilla: number;
    readonly aceptado: number;
    readonly retenido: number;
    readonly omitido: number;
    readonly rechazado: number;
  }[];
}

/** A file where the importer reads it. */
interface Stored {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

/** Puts a file where the importer reads it, as the browser does. */
export const upload = async (
  client: PortalClient,
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
): Promise<Stored> => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const type = name.endsWith('.csv') ? 'text/csv' : 'application/octet-stream';
  const { data } = await client.json<{
    data: { key: string; url: string; method: string; headers: Record<string, string> };
  }>('POST', '/api/v1/archivos', { name, size: bytes.byteLength, type });
  const sent = await fetch(data.url, { method: data.method, headers: data.headers, body: bytes });
  if (!sent.ok) throw new Error(`The upload was refused: ${sent.status} ${await sent.text()}`);
  return { key: data.key, name, size: bytes.byteLength, type };
};

/** Asks for an import and answers its id; it runs by itself. */
export const beginImport = async (client: PortalClient, archivo: Stored): Promise<string> => {
  const values = { modulo: 'ipr', perfil: 'analisis', archivo };
  const { data } = await client.json<{ data: { id: string } }>('POST', '/api/v1/importacion', { values });
  return data.id;
};

/** Where an import stands. */
export const importStatus = async (client: PortalClient, id: string): Promise<ImportRow> =>
  (await client.json<{ data: ImportRow }>('GET', `/api/v1/importacion/${id}`)).data;

/** Waits until an import is over. */
export const importEnd = async (client: PortalClient, id: string): Promise<ImportRow> => {
  for (;;) {
    const status = await importStatus(client, id);
    if (status.estado === 'TERMINADA' || status.estado === 'FALLIDA') return status;
    await delay(100);
  }
};

/** Uploads a sheet, has it imported and waits for the end. */
export const importSheet = async (
  client: PortalClient,
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
): Promise<ImportRow> => importEnd(client, await beginImport(client, await upload(client, name, content)));
