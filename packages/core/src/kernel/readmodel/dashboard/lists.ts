import type { DashboardSection } from '../../declare/dashboard.ts';
import { type ListRow, readList } from '../list.ts';
import { QueryRefusal } from '../refusal.ts';
import { requireSight, type Sight } from '../sight.ts';
import type { Shown } from './answer.ts';
import { selectionOf } from './asked.ts';
import { columnOf } from './measures.ts';
import { askedIn, linkTo, type Reading } from './reading.ts';

type Listed = Extract<DashboardSection, { readonly kind: 'list' }>;

/** How a value is read: options and records by their names, the rest as it is. */
const shownOf = (
  sight: Sight,
  refs: Readonly<Record<string, Readonly<Record<string, string>>>>,
  name: string,
  row: ListRow,
): Shown => {
  const { module } = sight.layout;
  const value = row[name];
  const derived = module.derived[name];
  if (derived) return { kind: 'flag' in derived ? 'flag' : 'days', value };
  if (name === 'estado') return { kind: 'state', value: module.states[row.estado] ?? { label: row.estado } };
  const { kind } = columnOf(sight, name);
  const { choices, module: target } = module.fields[name] ?? {};
  if (choices) return { kind, value: choices[String(value)] ?? value };
  if (kind === 'ref') return { kind, value: refs[String(target)]?.[String(value)] ?? null };
  return { kind, value };
};

const labelOf = (sight: Sight, name: string): string =>
  sight.layout.module.derived[name]?.label ?? columnOf(sight, name).label;

/** The first records of a list; nothing when the actor may see none of it. */
export const readListed = async (reading: Reading, section: Listed) => {
  const { reader, context, wall } = reading;
  const asked = askedIn(reading, section.of);
  const wanted = wall ? section.wall : section.columns;
  if (!asked || !wanted || !context.access(asked.module)) return undefined;
  const sight = requireSight(reader.layouts, asked.module, context);
  const columns = wanted.filter(sight.sees);
  try {
    const { rows, refs, total, totalExact } = await readList(reader, context, {
      ...selectionOf(asked),
      module: asked.module,
      columns,
      limit: section.most,
      ...(section.sort === undefined ? {} : { sort: section.sort }),
    });
    return {
      ...linkTo(reading, asked),
      module: asked.module,
      total,
      totalExact,
      columns: columns.map((name) => labelOf(sight, name)),
      rows: rows.map((row) => ({
        codigo: row.codigo,
        ...(wall ? {} : { href: `/${asked.module}/${row.id}` }),
        values: columns.map((name) => shownOf(sight, refs, name, row)),
      })),
    };
  } catch (error) {
    if (error instanceof QueryRefusal) return undefined;
    throw error;
  }
};
