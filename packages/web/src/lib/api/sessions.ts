import { request } from './http.ts';

/** A browser somebody is signed in with. */
export interface OpenSession {
  readonly id: string;
  /** The one that asks. */
  readonly actual: boolean;
  readonly desde: string;
  readonly vista: string;
  /** When it ends if nobody does anything. */
  readonly termina: string;
  /** When it ends whatever happens. */
  readonly vence: string;
  readonly ip: string;
  readonly navegador: string;
}

type Data<T> = { readonly data: T };
const base = '/api/v1/sesiones';

/** The sessions of the person, or those of another whom the person administers. */
export const fetchSessions = async (user?: string, signal?: AbortSignal): Promise<readonly OpenSession[]> => {
  const path = user === undefined ? base : `/api/v1/usuario/${encodeURIComponent(user)}/sesiones`;
  return (await request<Data<readonly OpenSession[]>>('GET', path, { signal })).data;
};

/** Ends one session of one's own. */
export const endSession = (id: string): Promise<unknown> =>
  request('POST', `${base}/${encodeURIComponent(id)}/cerrar`, { body: {} });

/** Ends all sessions of one's own but this one; answers how many there were. */
export const endOtherSessions = async (): Promise<number> =>
  (await request<Data<{ readonly cerradas: number }>>('POST', `${base}/otras/cerrar`, { body: {} })).data
    .cerradas;
