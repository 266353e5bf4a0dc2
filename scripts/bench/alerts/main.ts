import { alertId, sayingOf, valuesOf } from '@gore/core/alerts/alert-values.ts';
import { engineCommand, lookAt } from '@gore/core/alerts/engine.ts';
import { type RuleOutcome, sweepRule } from '@gore/core/alerts/sweep.ts';
import { type AlertReading, readAlertLines } from '@gore/core/kernel/readmodel/alert-lines.ts';
import { writeCalendar } from '@gore/core/kernel/readmodel/calendar.ts';
import { layoutsOf } from '@gore/core/kernel/readmodel/layout.ts';
import { migrateReadModel } from '@gore/core/kernel/readmodel/migrate.ts';
import { createProjector } from '@gore/core/kernel/readmodel/project.ts';
import { openTestDatabase } from '@gore/core/kernel/readmodel/testing/database.ts';
import { stored } from '@gore/core/kernel/readmodel/testing/records.ts';
import { calendarioHabil } from '@gore/core/kernel/runtime/clock/calendario.ts';
import { openWorld } from '@gore/core/kernel/testing/world.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { everythingOf } from '@gore/functions/api/everything.ts';
import { loadNow, machine } from '../measure/machine.ts';
import { markdown } from '../report/table.ts';
import { benchModules, benchRecords, benchStaff } from './records.ts';

/**
 * `node scripts/bench/alerts/main.ts [records]`: a run in which nothing changed, over so many records of each of several
 * modules, with the embedded engine or the server `GORE_PG_URL` names.
 */
const size = Number(process.argv[2] ?? 10_000);
const slice = 2000;
const database = await openTestDatabase();
const world = await openWorld(producto);

try {
  await migrateReadModel(database.owner, producto);
  await writeCalendar(database.owner, 't', calendarioHabil('2020-01-01', '2030-12-31'));
  const projector = createProjector(database.app, producto);
  const { module: alerts } = producto.alerts;
  if (!alerts) throw new Error('The product keeps no alerts');
  const ports = { write: world.deps, actor: async () => undefined, staff: async () => benchStaff };
  const look = await lookAt(ports, 't', engineCommand('t', 'banco'));
  for (let at = 0; at < size; at += slice)
    await projector.project(benchRecords(at, Math.min(slice, size - at), look.clock.today));
  const reading: AlertReading = { pool: database.app, layouts: layoutsOf(producto.modules), alerts };
  const context = await everythingOf(world.deps, 't', 'America/Santiago');
  const rules = look.rules.filter(({ module }) => benchModules.some((name) => name === module.name));

  let raised = 0;
  for (const rule of rules) {
    const lines = await readAlertLines(reading, context, rule, true);
    const images = lines.flatMap(({ id, found }) => {
      if (!found) return [];
      raised += 1;
      const saying = sayingOf(rule, found, found, { staff: benchStaff, param: look.param });
      const said = Object.entries(valuesOf(rule, saying, saying.candidates)).filter(
        ([, value]) => value !== null,
      );
      const data = { ...Object.fromEntries(said), regla: rule.code, modulo: rule.module.name, sobre: id };
      const key = { id: alertId(rule.code, rule.module.name, id), estado: 'ACTIVA' };
      return [stored(alerts.name, raised, data, key)];
    });
    for (let at = 0; at < images.length; at += slice) await projector.project(images.slice(at, at + slice));
  }
  await database.maintain();

  const run = async (): Promise<readonly RuleOutcome[]> => {
    const outcomes: RuleOutcome[] = [];
    for (const rule of rules) {
      const onError = (error: unknown): never => {
        throw error;
      };
      outcomes.push(await sweepRule({ look, reading, context, onError }, rule));
    }
    return outcomes;
  };
  await run();
  const before = process.cpuUsage();
  const started = performance.now();
  const outcomes = await run();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  const writes = outcomes.flatMap(({ moves }) => Object.values(moves)).reduce((sum, count) => sum + count, 0);
  const { cpu, cores, node } = machine();
  console.log(
    markdown({
      title: `Alertas: ${size} registros de cada módulo, ${process.env.GORE_PG_URL ? 'PostgreSQL' : 'PGlite embebido'}`,
      columns: [
        'Reglas',
        'Alertas activas',
        'Escrituras',
        'Segundos',
        'Segundos de procesador',
        'Memoria (MB)',
      ],
      rows: [
        [
          rules.length,
          raised,
          writes,
          seconds.toFixed(2),
          ((user + system) / 1e6).toFixed(2),
          Math.round(process.memoryUsage().rss / 2 ** 20),
        ],
      ],
    }),
  );
  console.log(`${cpu}, ${cores} núcleos, Node ${node}, carga ${loadNow()}`);
} finally {
  await world.close();
  await database.close();
}
