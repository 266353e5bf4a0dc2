import type { Compilation } from '../compilation.ts';
import { join } from '../compilation.ts';
import { compilePredicate } from '../compile.ts';
import type { Sight } from '../sight.ts';
import { tableRecord } from '../sql-record.ts';

/** What an actor sees of a module whose records are layers. */
export interface LayerSight extends Sight {
  /** States of the layers that are drawn. */
  readonly shown: readonly string[];
}

/** The modules whose records are layers, of those the actor reads. */
export const layerSights = (sights: ReadonlyMap<string, Sight>): readonly LayerSight[] =>
  [...sights.values()].flatMap((sight) => {
    const { layer } = sight.layout.module;
    return layer ? [{ ...sight, shown: layer.shown }] : [];
  });

/** The conditions that a row `k` of a module of layers is alive, drawn and within reach. */
export const shownLayer = (
  { layout, access, shown }: LayerSight,
  compilation: Compilation,
): readonly string[] => [
  `k.tenant = ${compilation.args.add(compilation.tenant, 'text')}`,
  'k.eliminado_en is null',
  `k.estado = any(${compilation.args.add(shown, 'text[]')})`,
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
