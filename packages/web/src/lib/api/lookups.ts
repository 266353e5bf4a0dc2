import { request } from './http.ts';

/** A record one can choose. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly codigo: string;
}

/** A record found by code or words. */
export interface Found {
  readonly module: string;
  readonly id: string;
  readonly codigo: string;
  readonly title: string;
  readonly estado: string;
  /** Where the title and the snippet have what was searched: beginning and end of each part. */
  readonly titleMarks: readonly (readonly [from: number, to: number])[];
  readonly snippet: string;
  readonly marks: readonly (readonly [from: number, to: number])[];
}

/** What narrows a search. */
export interface SearchFilters {
  readonly modulo?: string;
  readonly estado?: string;
  readonly comuna?: string;
}

type Data<T> = { readonly data: T };

/** Records of a module whose name or code matches, twenty at the most. */
export const searchChoices = async (
  module: string,
  q: string,
  signal?: AbortSignal,
): Promise<readonly Choice[]> => {
  const query = new URLSearchParams({ q });
  return (await request<Data<readonly Choice[]>>('GET', `/api/v1/opciones/${module}?${query}`, { signal }))
    .data;
};

/** Names of records already chosen: id → label. */
export const fetchLabels = async (
  module: string,
  ids: readonly string[],
): Promise<Readonly<Record<string, string>>> => {
  if (ids.length === 0) return {};
  const query = new URLSearchParams({ ids: ids.join(',') });
  const { data } = await request<Data<readonly Choice[]>>('GET', `/api/v1/opciones/${module}?${query}`);
  return Object.fromEntries(data.map(({ id, label }) => [id, label]));
};

/** Records of any module, best match first. */
export const searchEverywhere = async (
  q: string,
  signal?: AbortSignal,
  filters: SearchFilters = {},
): Promise<readonly Found[]> => {
  const query = new URLSearchParams({ q, ...filters });
  return (await request<Data<readonly Found[]>>('GET', `/api/v1/buscar?${query}`, { signal })).data;
};
