import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { createStore } from '@gore/core/kernel/runtime/store/store.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHolding } from '../backup/holding.ts';
import { restoreInto } from '../backup/restore-into.ts';
import { tables } from '../local/cloud/engines.ts';
import { defaultTemplateDir } from '../local/postgres/settings.ts';
import { readSettings } from '../local/settings.ts';
import { tenant } from '../seed/nuble.ts';
import { checkRecords } from './check.ts';
import { drill } from './drill.ts';
import { embeddedFiles } from './embedded-files.ts';
import { readOptions } from './options.ts';
import { sampleBackup } from './sample.ts';

const ROWS = 2000;

let spare: string;
let file: string;
const settings = () => ({
  ...readSettings({ GORE_DATA: join(spare, 'datos') }),
  templateDir: defaultTemplateDir(),
});
beforeAll(async () => {
  spare = await mkdtemp(join(tmpdir(), 'gore-simulacro-'));
  file = await sampleBackup(settings(), ROWS, spare);
}, 120_000);
afterAll(() => rm(spare, { recursive: true, force: true }));

it('brings a whole installation back: records, histories, files, read model and layers', async () => {
  const found = await drill(file, settings(), () => undefined);
  expect(found.faults).toEqual([]);
  expect(found.records.ipr).toBe(ROWS);
  expect(found.records.capa).toBe(2);
  expect(found.files).toBeGreaterThan(1);
  expect(found.entries).toBeGreaterThan(ROWS);
  console.log(`${ROWS} iniciativas: ${JSON.stringify(found.seconds)}`);
}, 120_000);

it('says what did not come back: an altered entry, a record without its file, a record that is another', async () => {
  const dataDir = join(spare, 'otra');
  await restoreInto(file, dataDir);
  const { documents, s3, close } = await openHolding(dataDir);
  const store = createStore(documents, tables);
  const one = async (module: string) => {
    const [record] = await store.getMany((await store.newest(tenant, module, 1)).keys);
    if (!record) throw new Error(`no ${module}`);
    return record;
  };
  const [ipr, layer, unit] = [await one('ipr'), await one('capa'), await one('division')];
  await documents.send(
    new UpdateCommand({
      TableName: tables.datos,
      Key: { pk: `REG#${tenant}#division#${unit.id}`, sk: 'REG' },
      UpdateExpression: 'set #d.nombre = :n',
      ExpressionAttributeNames: { '#d': 'data' },
      ExpressionAttributeValues: { ':n': 'Otra' },
    }),
  );
  await documents.send(
    new DeleteCommand({
      TableName: tables.datos,
      Key: { pk: `AUD#${tenant}#ipr#${ipr.id}`, sk: 'v#000000001' },
    }),
  );
  await s3.expire('gore-archivos', `${tenant}/capas/`, Date.now() + 1);
  const { faults } = await checkRecords({ store, product: producto, files: embeddedFiles(s3) });
  await close();
  expect(faults.some((fault) => fault.startsWith(`ipr/${ipr.id}: su historial no es íntegro`))).toBe(true);
  expect(faults.some((fault) => fault.startsWith(`division/${unit.id}: su historial`))).toBe(true);
  expect(faults.some((fault) => fault.startsWith(`capa/${layer.id}: su archivo falta`))).toBe(true);
}, 120_000);

it('reads what it is asked for', () => {
  expect(readOptions([])).toEqual({});
  expect(readOptions(['a.tar.gz'])).toEqual({ file: 'a.tar.gz' });
  expect(readOptions(['--registros', '100000'])).toEqual({ rows: 100_000 });
  expect(readOptions(['--stage', 'qa'])).toEqual({ stage: 'qa' });
  expect(() => readOptions(['--registros', 'muchos'])).toThrow(/no es una cantidad/);
});
