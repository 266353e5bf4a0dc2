import { setTimeout as delay } from 'node:timers/promises';
import type { PortalClient } from '../../../scripts/client/session.ts';
import type { RecordAnswer } from './answers.ts';

/** What became of a record of a job. */
export interface JobRow {
  readonly id: string;
  readonly codigo: string;
  readonly titulo?: string;
  readonly resultado: string;
  readonly motivo?: string;
}

const alive = ['PREPARADO', 'EN_COLA', 'EN_PROCESO'];

/** Asks for the same on many records. */
export const askBulk = async (
  client: PortalClient,
  modulo: string,
  filas: readonly { readonly id: string; readonly version: number }[],
  operacion: Readonly<Record<string, unknown>>,
): Promise<RecordAnswer['data']> => {
  const chosen = filas.map(({ id, version }) => ({ id, version }));
  const body = { modulo, filas: chosen, operacion };
  return (await client.json<RecordAnswer>('POST', '/api/v1/lotes', body)).data;
};

/** The job once it is over. */
export const finished = async (client: PortalClient, id: unknown): Promise<RecordAnswer['data']> => {
  for (;;) {
    const { data } = await client.json<RecordAnswer>('GET', `/api/v1/proceso/${String(id)}`);
    if (!alive.includes(String(data.estado))) return data;
    await delay(150);
  }
};

/** What became of each record of a job. */
export const jobRows = async (client: PortalClient, id: unknown): Promise<readonly JobRow[]> =>
  (await client.json<{ readonly data: readonly JobRow[] }>('GET', `/api/v1/procesos/${String(id)}/filas`))
    .data;
