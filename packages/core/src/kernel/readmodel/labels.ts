import type { SqlPool } from '../../ports/sql.ts';
import { blockedLabel } from '../declare/people.ts';
import { type Changes, totalChange } from './changes.ts';
import type { ReadContext } from './context.ts';
import type { Layout } from './layout.ts';
import { createMemory } from './memory.ts';
import { type Sight, sightOf } from './sight.ts';

/** Names of the records that rows point at: module → id → what people call it. */
export type Labels = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What the search table calls a record; empty strings once it was erased. */
interface Named {
  readonly module: string;
  readonly codigo: string;
  readonly titulo: string;
}

/** Looks up what records are called, and remembers it for as long as their modules do not change. */
export interface LabelSource {
  /** @param changes change numbers the rows were read at. */
  readonly named: (
    tenant: string,
    ids: readonly string[],
    changes: Changes,
  ) => Promise<ReadonlyMap<string, Named>>;
}

/** Enough for the people, units and communes of many institutions. */
const REMEMBERED = 20_000;

interface Entry {
  /** Nothing when no such record has been projected. */
  readonly named?: Named;
  readonly change: number;
}

const isCurrent = ({ named, change }: Entry, changes: Changes): boolean =>
  change === (named ? changes[named.module] : totalChange(changes));

/** Starts looking names up for one process. */
export const createLabelSource = (pool: SqlPool): LabelSource => {
  const remembered = createMemory<Entry>(REMEMBERED);

  const lookUp = async (tenant: string, ids: readonly string[], changes: Changes): Promise<void> => {
    const { rows } = await pool.query(
      `select b.id, b.modulo, b.codigo, b.titulo, p.cambio from buscable b
        join proyeccion p on p.tenant = b.tenant and p.modulo = b.modulo
        where b.tenant = $1 and b.id = any($2::text[])`,
      [tenant, ids],
    );
    for (const id of ids) remembered.set(`${tenant} ${id}`, { change: totalChange(changes) });
    for (const { id, modulo, codigo, titulo, cambio } of rows)
      remembered.set(`${tenant} ${id}`, {
        named: { module: String(modulo), codigo: String(codigo), titulo: String(titulo) },
        change: Number(cambio),
      });
  };

  return {
    named: async (tenant, ids, changes) => {
      const entryOf = (id: string): Entry | undefined => remembered.get(`${tenant} ${id}`);
      const distinct = [...new Set(ids)];
      const unknown = distinct.filter((id) => {
        const entry = entryOf(id);
        return !entry || !isCurrent(entry, changes);
      });
      if (unknown.length) await lookUp(tenant, unknown, changes);
      return new Map(
        distinct.flatMap((id) => {
          const named = entryOf(id)?.named;
          return named ? [[id, named] as const] : [];
        }),
      );
    },
  };
};

/** What an actor sees of each module they may read. */
export const sightsOf = (
  layouts: ReadonlyMap<string, Layout>,
  context: ReadContext,
): ReadonlyMap<string, Sight> =>
  new Map(
    [...layouts].flatMap(([name, layout]) => {
      const access = context.access(name);
      return access ? [[name, sightOf(layout, access)] as const] : [];
    }),
  );

/** What a record is called before an actor: its title, else its code, else nothing. */
export const labelFor = (sight: Sight | undefined, { titulo, codigo }: Omit<Named, 'module'>): string => {
  if (titulo && sight?.sees(sight.layout.module.title)) return titulo;
  return sight?.sees('codigo') ? codigo : '';
};

/** Ids of the records that rows point at, in some of their columns; the product itself is no record. */
export const referencedIds = (
  { module, column }: Layout,
  columns: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
): readonly string[] => {
  const pointing = columns.filter((field) => {
    const kind = column(field)?.kind ?? module.fields[field]?.kind;
    return kind === 'ref' || kind === 'refs' || module.fields[field]?.options.moduleIn !== undefined;
  });
  return rows
    .flatMap((row) => pointing.flatMap((field) => row[field]))
    .filter((id): id is string => typeof id === 'string' && !id.includes(':'));
};

/** Names by module of what was looked up, each as the actor may know it. */
export const toLabels = (named: ReadonlyMap<string, Named>, sights: ReadonlyMap<string, Sight>): Labels => {
  const labels: Record<string, Record<string, string>> = {};
  for (const [id, { module, ...names }] of named) {
    const sight = sights.get(module);
    const label = sight?.access.blocked?.has(id) ? blockedLabel : labelFor(sight, names);
    if (label === '') continue;
    labels[module] ??= {};
    labels[module][id] = label;
  }
  return labels;
};
