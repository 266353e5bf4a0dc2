import type { HistoryEntry } from './api/records.ts';

/** Families of what happens to a record. */
export type HistoryKind = 'estado' | 'edicion' | 'importacion' | 'rechazo' | 'otro';

const labels: Readonly<Record<HistoryKind | 'todo', string>> = {
  todo: 'Todo',
  estado: 'Cambios de estado',
  edicion: 'Ediciones',
  importacion: 'Importaciones',
  rechazo: 'Intentos rechazados',
  otro: 'Otros',
};

const editions = new Set(['crear', 'editar', 'eliminar', 'restaurar']);

/** The family an entry belongs to. */
export const kindOf = ({ verb, changes, batch, refused }: HistoryEntry): HistoryKind => {
  if (refused !== undefined) return 'rechazo';
  if (verb === 'importar' || batch) return 'importacion';
  if (editions.has(verb)) return 'edicion';
  return changes.some(({ field }) => field === 'estado') ? 'estado' : 'otro';
};

/** The families found among the entries, with their names, after the one that shows all. */
export const presentKinds = (
  entries: readonly HistoryEntry[],
): readonly (readonly [HistoryKind | 'todo', string])[] => {
  const found = new Set(entries.map(kindOf));
  const all = Object.entries(labels) as [HistoryKind | 'todo', string][];
  return all.filter(([name]) => name === 'todo' || found.has(name));
};
