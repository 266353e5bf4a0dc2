import type { Args } from './args.ts';
import type { ReadContext } from './context.ts';
import type { Layout } from './layout.ts';
import { quote } from './names.ts';
import { type Sight, sightOf } from './sight.ts';

/** Names of the records that rows point at: module → id → what people call it. */
export type Labels = Readonly<Record<string, Readonly<Record<string, string>>>>;

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

/** What a row `b` of the search table is called before this actor: its title, else its code, else nothing. */
export const labelExpression = (sights: ReadonlyMap<string, Sight>, args: Args): string => {
  const titled = [...sights]
    .filter(([, { layout, sees }]) => sees(layout.module.title))
    .map(([name]) => name);
  const coded = [...sights].filter(([, { sees }]) => sees('codigo')).map(([name]) => name);
  return `case when b.modulo = any(${args.add(titled, 'text[]')}) then nullif(b.titulo, '')
    when b.modulo = any(${args.add(coded, 'text[]')}) then nullif(b.codigo, '') end`;
};

/** Of some columns, those that point at records, as a query of the ids in the rows of `source`. */
export const referencedIds = (
  { module, column }: Layout,
  columns: readonly string[],
  source: string,
): string | undefined => {
  const parts = columns.flatMap((field) => {
    const kind = column(field)?.kind ?? module.fields[field]?.kind;
    if (kind === 'ref') return [`select ${quote(field)} from ${source}`];
    return kind === 'refs' ? [`select unnest(${quote(field)}) from ${source}`] : [];
  });
  return parts.length ? parts.join(' union ') : undefined;
};

/** One name: module, id, what people call the record. */
export type LabelLine = readonly [module: string, id: string, label: string];

/** Folds lines into labels. */
export const toLabels = (lines: readonly LabelLine[]): Labels => {
  const labels: Record<string, Record<string, string>> = {};
  for (const [module, id, label] of lines) {
    labels[module] ??= {};
    labels[module][id] = label;
  }
  return labels;
};
