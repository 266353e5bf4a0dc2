import { migrateReadModel } from '@gore/core/kernel/readmodel/migrate.ts';
import { createReadModel } from '@gore/core/kernel/readmodel/query.ts';
import type { Area } from '@gore/core/kernel/readmodel/spatial/area.ts';
import type { AggregateRequest } from '@gore/core/kernel/readmodel/spatial/territory.ts';
import type { Drawing } from '@gore/core/kernel/readmodel/spatial/tile.ts';
import { readerOf } from '@gore/core/kernel/readmodel/testing/context.ts';
import { openTestDatabase } from '@gore/core/kernel/readmodel/testing/database.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { encodeTile } from '@gore/core/spatial/encode-tile.ts';
import { createTileCache } from '@gore/functions/map/tile-cache.ts';
import { loadNow, machine } from '../measure/machine.ts';
import { type Spread, spreadOf } from '../measure/percentiles.ts';
import { markdown } from '../report/table.ts';
import { boundaries, drawnArea, fillTerritory, polygonsFrom } from './territory.ts';
import { benchTiles } from './tiles.ts';

/** `node scripts/bench/map/main.ts [points]`: the map over the embedded engine, or the server `GORE_PG_URL` names. */
const points = Number(process.argv[2] ?? 100_000);
const database = await openTestDatabase();
const context = readerOf(producto);
const reader = createReadModel(database.app, producto);
const { atlas } = reader;
/** Name, times, milliseconds taken, and milliseconds of processor each, the embedded engine's among them. */
const rows: (readonly [string, number, Spread, number])[] = [];

const measure = async (
  name: string,
  times: number,
  work: (at: number) => Promise<unknown>,
): Promise<void> => {
  await work(0);
  const taken: number[] = [];
  const before = process.cpuUsage();
  for (let at = 0; at < times; at += 1) {
    const started = performance.now();
    await work(at);
    taken.push(performance.now() - started);
  }
  const { user, system } = process.cpuUsage(before);
  rows.push([name, times, spreadOf(taken), Math.round((user + system) / times / 100) / 10]);
};

const cache = createTileCache();
const tile = async (drawing: Drawing, kept: boolean): Promise<void> => {
  if (kept && cache.get(drawing.key)) return;
  const bytes = encodeTile('capa', await drawing.read());
  if (kept) cache.set(drawing.key, bytes);
};
const records = (at: number, filters: readonly { field: string; any: readonly string[] }[] = []) => {
  const key = benchTiles[at % benchTiles.length] ?? { z: 5, x: 9, y: 19 };
  return atlas.points(context, { module: 'ipr', tile: key, filters });
};
/** A condition that all rows meet and no earlier question had, so that nothing is remembered. */
const parts = (request: Pick<AggregateRequest, 'by' | 'sum'>, at: number) =>
  atlas.aggregate(context, {
    module: 'ipr',
    filters: [{ field: 'montoIniciativa', min: String(at) }],
    ...request,
  });
const layer = (at: number) =>
  atlas.layer(context, {
    layer: boundaries,
    tile: benchTiles[at % benchTiles.length] ?? { z: 5, x: 9, y: 19 },
  });

try {
  await migrateReadModel(database.owner, producto);
  const { name, body } = polygonsFrom();
  await fillTerritory(database.app, points, body);
  await database.maintain();
  const before = loadNow();
  const area: Area = { kind: 'within', figure: drawnArea };
  const fril = [{ field: 'mecanismo', any: ['FRIL'] }];
  const typed = [
    'reposicion posta',
    'sector 4321',
    '40004321-0/2026',
    'consrtuccion sede',
    'municipalidad quirihue',
  ];
  await measure('tesela de registros, sin caché', 200, async (at) => tile(await records(at), false));
  for (let at = 0; at < benchTiles.length; at += 1) {
    await tile(await records(at), true);
    await tile(await layer(at), true);
  }
  await measure('tesela de registros, con caché', 200, async (at) => tile(await records(at), true));
  await measure('tesela de registros con un filtro', 200, async (at) => tile(await records(at, fril), false));
  await measure('tesela de límites, sin caché', 200, async (at) => tile(await layer(at), false));
  await measure('tesela de límites, con caché', 200, async (at) => tile(await layer(at), true));
  await measure('lista dentro de un polígono', 50, () => reader.list(context, { module: 'ipr', area }));
  await measure('sumas dentro de un polígono', 50, () => atlas.summary(context, { module: 'ipr', area }));
  await measure('lo que toca un elemento de una capa', 50, (at) =>
    reader.list(context, {
      module: 'ipr',
      area: { kind: 'layer', layer: boundaries, feature: 1 + (at % 300) },
    }),
  );
  await measure('mapa de comunas, contar, la primera vez', 30, (at) => parts({ by: 'commune' }, at));
  await measure('mapa de comunas, sumar, la primera vez', 30, (at) =>
    parts({ by: 'commune', sum: 'montoIniciativa' }, at),
  );
  await measure('mapa de provincias, la primera vez', 30, (at) => parts({ by: 'province' }, at));
  await measure('mapa de comunas, recordado', 30, () => parts({ by: 'commune' }, 0));
  await measure('puntos dentro de cada polígono, la primera vez', 10, (at) =>
    parts({ by: { layer: boundaries } }, at),
  );
  await measure('búsqueda', 100, (at) => reader.search(context, typed[at % typed.length] ?? 'posta'));
  const { cpu, cores, node } = machine();
  const engine = process.env.GORE_PG_URL ? 'PostgreSQL + PostGIS' : 'PGlite embebido';
  console.log(
    markdown({
      title: `Mapa: ${points} puntos, ${name}, ${engine} (ms)`,
      columns: ['Qué', 'Veces', 'p50', 'p95', 'máximo', 'procesador'],
      rows: rows.map(([what, times, { p50, p95, max }, cpu]) => [what, times, p50, p95, max, cpu]),
    }),
  );
  console.log(`${cpu}, ${cores} núcleos, Node ${node}, carga ${before} antes y ${loadNow()} después`);
} finally {
  await database.close();
}
