import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runNode } from '../../scripts/bench/portal/run-node.ts';
import { type Engines, openEngines } from '../../scripts/local/cloud/engines.ts';
import { makePorts } from '../../scripts/local/cloud/functions.ts';
import { prepareReadModel } from '../../scripts/local/cloud/read-model.ts';
import { readSettings, root } from '../../scripts/local/settings.ts';

const ROWS = 100_000;

let dataDir: string;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'gore-restauracion-'));
  const script = join(root, 'scripts/bench/data/prepare.ts');
  await runNode({ script, args: [String(ROWS), '1'], env: { GORE_DATA: dataDir } }, () => undefined);
}, 1_200_000);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Opens the engines over the data, as a start of the portal does, and brings the read model up to date. */
const withEngines = async <T>(work: (engines: Engines) => Promise<T>): Promise<T> => {
  const settings = { ...readSettings(), dataDir };
  const engines = await openEngines(settings);
  try {
    await prepareReadModel(engines, makePorts(settings, engines).write.store, () => undefined);
    return await work(engines);
  } finally {
    await engines.close();
  }
};

/** What must be the same afterwards, down to the last peso and the last word of the search. */
const fingerprint = ({ database }: Engines) =>
  Promise.all(
    [
      `select count(*)::int as filas, sum(monto_iniciativa)::text as monto, sum(version)::text as versiones,
        md5(string_agg(codigo || estado || coalesce(division, ''), ',' order by id)) as huella from m_ipr`,
      `select modulo, count(*)::int as filas, md5(string_agg(titulo || texto, ',' order by id)) as huella
        from buscable group by modulo order by modulo`,
    ].map(async (text) => (await database.owner.query(text)).rows),
  );

it('a read model lost with its disk comes back whole from the system of record', async () => {
  const before = await withEngines(fingerprint);
  expect(before[0]).toMatchObject([{ filas: ROWS }]);
  rmSync(join(dataDir, 'postgres'), { recursive: true });
  const started = performance.now();
  const after = await withEngines(fingerprint);
  console.log(`Rebuilt ${ROWS} initiatives in ${Math.round((performance.now() - started) / 1000)} s`);
  expect(after).toEqual(before);
}, 1_200_000);
