import type { DashboardAnswer } from '@gore/core/kernel/readmodel/dashboard/answer.ts';
import { request } from './http.ts';
import { Problem, type ProblemBody } from './problem.ts';

type Data<T> = { readonly data: T };

/** A dashboard open to the person. */
export interface DashboardEntry {
  readonly name: string;
  readonly label: string;
  readonly about: string;
  /** It can be shown on a wall. */
  readonly wall?: true;
}

/** A wall with what it shows. */
export interface WallAnswer extends DashboardAnswer {
  /** Where the wall is. */
  readonly lugar: string;
}

/** What a wall is to show, and until when. */
export interface WallRequest {
  readonly lugar: string;
  readonly tablero: string;
  readonly hasta: string;
  readonly unidad?: string;
}

/** Dashboards open to the person, their front page first. */
export const fetchDashboards = async (signal?: AbortSignal): Promise<readonly DashboardEntry[]> =>
  (await request<Data<readonly DashboardEntry[]>>('GET', '/api/v1/tableros', { signal })).data;

/** A dashboard with its figures. @param query unit and year as the address has them. */
export const fetchDashboard = async (
  name: string,
  query: string,
  signal?: AbortSignal,
): Promise<DashboardAnswer> =>
  (
    await request<Data<DashboardAnswer>>('GET', `/api/v1/tableros/${name}${query && `?${query}`}`, {
      signal,
    })
  ).data;

/** Gives a wall its key; nobody can read it again. */
export const lightWall = async (
  asked: WallRequest,
): Promise<{ readonly id: string; readonly clave: string }> =>
  (
    await request<Data<{ readonly id: string; readonly clave: string }>>('POST', '/api/v1/pantallas', {
      body: asked,
    })
  ).data;

/**
 * What a wall shows, by its key alone: no session stands behind it.
 *
 * @throws Problem with the sentence to show when the key opens nothing.
 */
export const fetchWall = async (key: string, signal?: AbortSignal): Promise<WallAnswer> => {
  const response = await fetch('/api/publico/pantalla', {
    headers: { authorization: `Bearer ${key}` },
    credentials: 'omit',
    signal,
  }).catch(() => {
    throw new Problem(0, undefined);
  });
  const body: (Data<WallAnswer> & ProblemBody) | undefined = await response.json().catch(() => undefined);
  if (!response.ok || !body) throw new Problem(response.status, body);
  return body.data;
};
