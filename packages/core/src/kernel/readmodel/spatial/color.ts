import type { Compilation } from '../compilation.ts';
import { compilePredicate } from '../compile.ts';
import { QueryRefusal } from '../refusal.ts';
import { requireSeen, type Sight } from '../sight.ts';

/**
 * The value a row `m` is coloured by, as SQL of a text.
 *
 * @throws QueryRefusal for what is no choice, yes or no, or flag, or is hidden.
 */
export const colorOf = (sight: Sight, field: string, compilation: Compilation): string => {
  if (field === 'estado') return 'm.estado';
  const { layout } = sight;
  const derived = layout.module.derived[requireSeen(sight, field)];
  if (derived && 'flag' in derived)
    return `case when (${compilePredicate(derived.flag, compilation)}) is true then '1' else '0' end`;
  const column = layout.column(field);
  if (column?.kind === 'choice') return `m.${column.name}`;
  if (column?.kind === 'boolean') return `case when m.${column.name} then '1' else '0' end`;
  throw new QueryRefusal('El mapa se colorea por estado, por una lista de opciones o por un sí o no.', field);
};
