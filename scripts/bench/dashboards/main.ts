import type { Actor } from '@gore/core/kernel/declare/record.ts';
import type { DashboardRequest } from '@gore/core/kernel/readmodel/dashboard/boards.ts';
import { figuresOf } from '@gore/functions/dashboards/figures.ts';
import { openOffice } from '@gore/functions/dashboards/testing/office.ts';
import { loadNow, machine } from '../measure/machine.ts';
import { type Spread, spreadOf } from '../measure/percentiles.ts';
import { markdown } from '../report/table.ts';
import { historyOf, institution, someone } from './rows.ts';

/** `node scripts/bench/dashboards/main.ts [initiatives]`: dashboards over the embedded engine, or the server `GORE_PG_URL` names. */
const size = Number(process.argv[2] ?? 100_000);
const batch = 1000;
const [newRounds, knownRounds] = [25, 200];

const { unit, person } = someone;
const regional: Actor = { id: 'ana', tenant: 't', roles: ['ADMIN_REGIONAL'], units: [], subtree: [] };
const head: Actor = { id: 'jefa', tenant: 't', roles: ['JEFE_DIVISION'], units: [unit], subtree: [unit] };
const officer: Actor = { id: person, tenant: 't', roles: ['ENCARGADO'], units: [unit], subtree: [unit] };

const boards: readonly (readonly [what: string, actor: Actor, name: string, request?: DashboardRequest])[] = [
  ['Ejecutivo', regional, 'ejecutivo'],
  ['División, jefatura', head, 'division'],
  ['Personal', officer, 'personal'],
  ['Plazos y carga', regional, 'plazos'],
  ['Ejecución', regional, 'presupuesto'],
];

const office = await openOffice([]);
const rows: (string | number)[][] = [];

const timed = async (
  rounds: number,
  before: () => Promise<unknown>,
  work: () => Promise<unknown>,
): Promise<Spread> => {
  await work();
  const taken: number[] = [];
  for (let at = 0; at < rounds; at += 1) {
    await before();
    const started = performance.now();
    await work();
    taken.push(performance.now() - started);
  }
  return spreadOf(taken);
};

try {
  const started = performance.now();
  let chunk = [];
  for (const record of institution(size)) {
    chunk.push(record);
    if (chunk.length < batch) continue;
    await office.projector.project(chunk);
    chunk = [];
  }
  await office.projector.project(chunk);
  await office.database.owner.query(historyOf(size));
  await office.database.maintain();
  console.log(`Cargado en ${Math.round((performance.now() - started) / 1000)} s`);
  const before = loadNow();
  const changed = () => office.database.owner.query('update proyeccion set cambio = cambio + 1');
  for (const [what, actor, name, request] of boards) {
    const read = () => figuresOf(office.deps, actor, name, request);
    const fresh = await timed(newRounds, changed, read);
    const known = await timed(knownRounds, async () => undefined, read);
    rows.push([what, fresh.p50, fresh.p95, fresh.max, known.p50, known.p95]);
    console.log(rows.at(-1)?.join(' · '));
  }
  const { cpu, cores, node } = machine();
  const engine = process.env.GORE_PG_URL ? 'PostgreSQL' : 'PGlite embebido';
  console.log(
    markdown({
      title: `Tableros: ${size} iniciativas y ${size} trabajos, ${engine} (ms)`,
      columns: ['Tablero', 'tras un cambio: p50', 'p95', 'máximo', 'sin cambios: p50', 'p95'],
      rows,
    }),
  );
  console.log(`${cpu}, ${cores} núcleos, Node ${node}, carga ${before} antes y ${loadNow()} después`);
} finally {
  await office.close();
}
