import type { Json } from '@gore/core/kernel/declare/json.ts';
import { request } from './http.ts';

/** An institution one may go to. */
export interface OwnInstitution {
  readonly id: string;
  readonly nombre: string;
  readonly corto: string;
  /** The one the session is in. */
  readonly actual: boolean;
}

/** Where the person may go. */
export interface OwnInstitutions {
  readonly data: readonly OwnInstitution[];
  /** The person operates the platform and may enter any institution, saying why. */
  readonly meta: { readonly opera: boolean };
}

type Listed = Omit<OwnInstitution, 'actual'>;
const address = (kind: string, id: string): string => `/api/auth/${kind}/${encodeURIComponent(id)}/entrar`;

/** The institutions the person belongs to. */
export const fetchInstitutions = (): Promise<OwnInstitutions> => request('GET', '/api/auth/instituciones');

/** Goes to another institution of one's own: a new session begins and this one ends. */
export const goToInstitution = (id: string): Promise<unknown> =>
  request('POST', address('instituciones', id), { body: {} });

/** Every institution, for who operates the platform. */
export const fetchOperated = async (): Promise<readonly Listed[]> =>
  (await request<{ readonly data: readonly Listed[] }>('GET', '/api/auth/operacion')).data;

/** Enters an institution to operate it; `values` say why and for how long. */
export const visitInstitution = (id: string, values: Readonly<Record<string, Json>>): Promise<unknown> =>
  request('POST', address('operacion', id), { body: { values } });
