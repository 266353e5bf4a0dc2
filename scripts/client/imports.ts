import { setTimeout as delay } from 'node:timers/promises';
import type { PortalClient } from './session.ts';

/** The record of an import. */
export interface ImportRow {
  readonly id: string;
  readonly version: number;
  readonly codigo: string;
  readonly nombre: string;
  readonly modulo: string;
  readonly perfil?: string;
  readonly estado: string;
  readonly modo?: string;
  readonly total: number;
  readonly nuevas: number;
  readonly actualizadas: number;
  readonly sinCambio: number;
  readonly retenidas: number;
  readonly omitidas: number;
  readonly errores: number;
  readonly vacias: number;
  readonly avisos: number;
  readonly desconocidos?: number;
  readonly mensaje?: string;
  readonly conciliacion: readonly {
    readonly campo: string;
    readonly label: string;
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

/** What a sheet is, and how far it goes by itself. */
export interface ImportRequest {
  readonly modulo: string;
  /** Name of the sheet in its module; recognised by its headers when absent. */
  readonly perfil?: string;
  readonly modo?: 'ASISTIDA' | 'ENSAYO' | 'DIRECTA';
}

const portfolio: ImportRequest = { modulo: 'ipr', perfil: 'analisis', modo: 'DIRECTA' };

/** States in which an import waits for somebody, or for nothing more. */
const resting: ReadonlySet<string> = new Set([
  'POR_CONFIGURAR',
  'ENSAYADA',
  'TERMINADA',
  'DESHECHA',
  'DESCARTADA',
  'FALLIDA',
]);

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
export const beginImport = async (
  client: PortalClient,
  archivo: Stored,
  request: ImportRequest = portfolio,
): Promise<string> => {
  const { data } = await client.json<{ data: { id: string } }>('POST', '/api/v1/importaciones', {
    ...request,
    archivo,
  });
  return data.id;
};

/** Where an import stands. */
export const importStatus = async (client: PortalClient, id: string): Promise<ImportRow> =>
  (await client.json<{ data: ImportRow }>('GET', `/api/v1/importacion/${id}`)).data;

/** One that asks nothing only passes by the end of its trial. */
const rests = ({ estado, modo }: ImportRow): boolean =>
  resting.has(estado) && !(estado === 'ENSAYADA' && modo === 'DIRECTA');

/** Waits until an import waits for somebody, or is over. */
export const importEnd = async (client: PortalClient, id: string): Promise<ImportRow> => {
  for (;;) {
    const status = await importStatus(client, id);
    if (rests(status)) return status;
    await delay(100);
  }
};

/** Does something to an import that stands still, and waits until it does again. */
export const importStep = async (
  client: PortalClient,
  id: string,
  verb: string,
  input: Readonly<Record<string, unknown>> = {},
): Promise<ImportRow> => {
  const { version } = await importStatus(client, id);
  await client.json('POST', `/api/v1/importacion/${id}/${verb}`, { version, input });
  return importEnd(client, id);
};

/** Uploads a sheet, has it imported and waits for the end. */
export const importSheet = async (
  client: PortalClient,
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  request: ImportRequest = portfolio,
): Promise<ImportRow> =>
  importEnd(client, await beginImport(client, await upload(client, name, content), request));
