import type { RecordRow } from '../record.ts';
import { createRecord, listRecords, patchRecord, runVerb } from './records.ts';
import type { Written } from './writes.ts';

/** The module saved views are records of. */
export const savedViews = 'vista_guardada';

/** Who sees a saved view. */
export type Sharing = 'PROPIA' | 'DEL_ROL' | 'DE_TODOS';

/** A list somebody wants to come back to. */
export interface SavedView {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly module: string;
  /** Query of the address of the list. */
  readonly query: string;
  readonly sharing: Sharing;
  /** Code of the role it is shared with. */
  readonly role: string;
  readonly owner: string;
}

const most = 200;

const toView = (row: RecordRow): SavedView => ({
  id: row.id,
  version: row.version,
  name: String(row.nombre ?? ''),
  module: String(row.modulo ?? ''),
  query: String(row.consulta ?? ''),
  sharing: row.estado as Sharing,
  role: String(row.rol ?? ''),
  owner: String(row.creadoPor ?? ''),
});

/** Saved views the person sees, by name; of one module when it is named. */
export const fetchSavedViews = async (
  module?: string,
  signal?: AbortSignal,
): Promise<readonly SavedView[]> => {
  const query = new URLSearchParams({
    ...(module ? { modulo: module } : {}),
    columnas: 'nombre,modulo,consulta,rol,creadoPor',
    orden: 'nombre',
    limite: String(most),
  });
  return (await listRecords(savedViews, query.toString(), signal)).data.map(toView);
};

/** Keeps a list under a name, for the person alone. */
export const saveView = (module: string, name: string, query: string): Promise<Written> =>
  createRecord(savedViews, { nombre: name, modulo: module, consulta: query });

/** Gives a view another name, or what the list shows now. */
export const changeView = (
  { id, version }: Pick<SavedView, 'id' | 'version'>,
  { name, query }: { readonly name?: string; readonly query?: string },
): Promise<Written> =>
  patchRecord(savedViews, id, version, {
    ...(name === undefined ? {} : { nombre: name }),
    ...(query === undefined ? {} : { consulta: query }),
  });

/** Shares a view, stops sharing it or deletes it. */
export const runOnView = (
  view: Pick<SavedView, 'id' | 'version'>,
  verb: string,
  input: Readonly<Record<string, string>> = {},
): Promise<Written> => runVerb(savedViews, view, verb, input);
