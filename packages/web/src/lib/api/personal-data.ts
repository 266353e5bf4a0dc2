import type { Dossier } from '@gore/core/personal-data/dossier.ts';
import { request } from './http.ts';
import type { Written } from './writes.ts';

/** What was found about a RUN, and the record of having looked. */
export interface Found {
  readonly dossier: Dossier;
  readonly search: Written;
}

/** Gathers everything held about a RUN; the reason stays written. */
export const searchPerson = async (run: string, motivo: string): Promise<Found> => {
  const { data, meta } = await request<{
    readonly data: Dossier;
    readonly meta: { readonly consulta: Written };
  }>('POST', '/api/v1/datos-personales', { body: { run, motivo } });
  return { dossier: data, search: meta.consulta };
};

/** Address of the copy of a search. */
export const copyHref = ({ id }: Written, format: 'html' | 'json'): string =>
  `/api/v1/datos-personales/${encodeURIComponent(id)}/copia?formato=${format}`;
