import { setTimeout as delay } from 'node:timers/promises';
import type { PortalClient } from '../../../scripts/client/session.ts';

/** A notice as the API answers it. */
export interface NoticeAnswer {
  readonly id: string;
  readonly leido: boolean;
  readonly sobre?: {
    readonly modulo: string;
    readonly registro: string;
    readonly texto: string;
    readonly detalle?: string;
    readonly accion?: { readonly verbo: string };
  };
}

const summaryOf = async (client: PortalClient): Promise<{ readonly n: number; readonly cambio: number }> =>
  (await client.json<{ data: { n: number; cambio: number } }>('GET', '/api/v1/avisos/resumen')).data;

/** How the inbox of a person stands, once nothing more comes of what the demonstration began with. */
export const inboxOf = async (
  client: PortalClient,
): Promise<{ readonly n: number; readonly cambio: number }> => {
  for (let before = await summaryOf(client); ; ) {
    await delay(600);
    const now = await summaryOf(client);
    if (now.cambio === before.cambio) return now;
    before = now;
  }
};

/** The unread notices of a person, newest first. */
export const unreadOf = async (client: PortalClient): Promise<readonly NoticeAnswer[]> =>
  (await client.json<{ readonly data: readonly NoticeAnswer[] }>('GET', '/api/v1/avisos')).data;

/** The notice of a record, once it reached the person. */
export const noticeOf = async (client: PortalClient, record: string): Promise<NoticeAnswer> => {
  for (;;) {
    const found = (await unreadOf(client)).find(({ sobre }) => sobre?.registro === record);
    if (found) return found;
    await delay(150);
  }
};
