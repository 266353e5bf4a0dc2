import type { Compilation } from '../compilation.ts';
import { join } from '../compilation.ts';
import { compilePredicate } from '../compile.ts';
import type { Sight } from '../sight.ts';
import { tableRecord } from '../sql-record.ts';

/** The modules whose records are layers, of those the actor reads. */
export const layerSights = (sights: ReadonlyMap<string, Sight>): readonly Sight[] =>
  [...sights.values()].filter(({ layout }) => layout.module.layer !== undefined);

/** The conditions that a row `k` of a module of layers is alive, drawn and within reach. */
export const shownLayer = ({ layout, access }: Sight, compilation: Compilation): readonly string[] => [
  `k.tenant = ${compilation.args.add(compilation.tenant, 'text')}`,
  'k.eliminado_en is null',
  `k.estado = any(${compilation.args.add(layout.module.layer?.shown ?? [], 'text[]')})`,
  compilePredicate(access.scope, { ...compilation, record: tableRecord(layout, 'k') }),
];

/** The condition that the actor may see a layer. */
export const layerCondition = (
  layer: string,
  compilation: Compilation,
  sights: ReadonlyMap<string, Sight>,
): string =>
  join(
    'or',
    layerSights(sights).map((sight) => {
      const id = `k.id = ${compilation.args.add(layer, 'text')}`;
      const where = [...shownLayer(sight, compilation), id].join(' and ');
      return `exists (select from ${sight.layout.table} k where ${where})`;
    }),
  );
