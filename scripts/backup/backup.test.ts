import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { appendFile, copyFile, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { dataShape } from '@gore/core/kernel/runtime/release.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesBucket, tables } from '../local/cloud/engines.ts';
import { isIntact, keepNewest, lastFailure, listBackups } from './catalogue.ts';
import { type Holding, openHolding, ownFolder } from './holding.ts';
import { openBackups } from './local-backups.ts';
import { replaceData } from './replace.ts';
import { restoreInto } from './restore-into.ts';
import { takeBackup } from './take.ts';

const child = fileURLToPath(new URL('./backup.child.ts', import.meta.url));
const noon = Date.parse('2026-11-22T12:00:00Z');

let folder: Awaited<ReturnType<typeof ownFolder>>;
let source: Holding;
let dir: string;
beforeEach(async () => {
  folder = await ownFolder();
  dir = join(folder.dir, 'respaldos');
  source = await openHolding(join(folder.dir, 'datos'));
});
afterEach(async () => {
  await source.close();
  await folder.clear();
});

const take = (now = noon) => takeBackup({ ...source, dir, now });
const restored = async (file: string): Promise<Holding> => {
  const target = join(folder.dir, 'otra');
  await restoreInto(file, target);
  return openHolding(target);
};

describe('a backup', () => {
  it('brings back every item, index, file, queue and key, and no session', async () => {
    for (let at = 0; at < 40; at += 1)
      await source.put(`REG#${at}`, { data: { nombre: `Ñuñoa «${at}»\t\n` } });
    await source.documents.send(
      new PutCommand({ TableName: tables.efimero, Item: { pk: 'SESS#1', sk: 'REG', caduca: 9e9 } }),
    );
    await source.s3.put(filesBucket, 'nuble/subidas/1/año.pdf', randomBytes(3_000_000), {
      metadata: { a: 'ñ' },
    });
    const queue = new DatabaseSync(join(source.dataDir, 'colas.db'));
    queue.exec("pragma journal_mode=wal; create table m (t text); insert into m values ('pendiente')");

    const backup = await take();
    queue.close();
    expect(await isIntact(backup)).toBe(true);
    const other = await restored(backup.file);
    expect(await other.all()).toEqual(await source.all());
    expect((await other.get('REG#7'))?.data).toEqual({ nombre: 'Ñuñoa «7»\t\n' });
    expect(await other.get('SESS#1', tables.efimero)).toBeUndefined();
    const key = 'nuble/subidas/1/año.pdf';
    expect(await other.s3.get(filesBucket, key)).toEqual(await source.s3.get(filesBucket, key));
    expect(other.dynamo.lastSequence).toBe(source.dynamo.lastSequence);
    const copy = new DatabaseSync(join(other.dataDir, 'colas.db'), { readOnly: true });
    expect(copy.prepare('select t from m').all()).toMatchObject([{ t: 'pendiente' }]);
    copy.close();
    await other.close();
  });

  it('is of one moment, however much is written while it is taken', async () => {
    const wide = 'x'.repeat(20_000);
    for (let at = 0; at < 300; at += 1) await source.put(`A#${at}`, { wide, vuelta: 0 });
    let writing = true;
    const writer = (async () => {
      // Both always change together, so that a copy of two moments shows two rounds.
      for (let round = 1; writing; round += 1)
        await Promise.all(['A#0', 'A#299'].map((pk) => source.put(pk, { wide, vuelta: round })));
    })();
    const { file } = await take();
    writing = false;
    await writer;
    const other = await restored(file);
    const [first, last] = await Promise.all(['A#0', 'A#299'].map((pk) => other.get(pk)));
    expect(Math.abs(Number(first?.vuelta) - Number(last?.vuelta))).toBeLessThanOrEqual(1);
    expect(await other.all()).toHaveLength(300);
    await other.close();
  });

  it('keeps the seven newest and tells them, newest first', async () => {
    await source.put('REG#1');
    for (let day = 0; day < 9; day += 1) await take(noon + day * 86_400_000);
    expect(await keepNewest(dir)).toHaveLength(2);
    const all = await listBackups(dir);
    expect(all.map(({ at }) => at.slice(8, 10))).toEqual(['30', '29', '28', '27', '26', '25', '24']);
    expect((await readdir(dir)).length).toBe(14);
  });

  it('asked for twice at once is taken once, and a failure stays told until one succeeds', async () => {
    await source.put('REG#1');
    const where = { dataDir: source.dataDir, backupsDir: dir };
    const backups = openBackups(source, where, () => noon);
    const [one, other] = await Promise.all([backups.take(), backups.take()]);
    expect(one).toBe(other);
    const broken = {
      snapshot: () => {
        throw new Error('no se lee');
      },
    };
    await expect(
      openBackups(
        { ...source, dynamo: Object.assign(Object.create(source.dynamo), broken) },
        where,
        () => noon,
      ).take(),
    ).rejects.toThrow('no se lee');
    expect(await lastFailure(dir)).toMatchObject({ why: 'no se lee' });
    await backups.take();
    expect(await lastFailure(dir)).toBeUndefined();
  });
});

describe('half a backup', () => {
  const runChild = (limit?: number) => {
    const words = [child, source.dataDir, dir].map((word) => `'${word}'`).join(' ');
    const command = `${limit ? `ulimit -f ${limit}; ` : ''}exec '${process.execPath}' ${words}`;
    return spawn('sh', ['-c', command], { stdio: ['ignore', 'pipe', 'inherit'] });
  };
  const fill = async () => {
    // What does not compress keeps it busy.
    for (let at = 0; at < 16; at += 1)
      await source.s3.put(filesBucket, `nuble/${at}`, randomBytes(1_000_000));
    await source.close();
  };

  it('does not count when the process was killed, and the next one clears it away', async () => {
    await fill();
    const killed = runChild();
    const gone = once(killed, 'exit');
    while (!existsSync(dir) || !(await readdir(dir)).some((name) => name.endsWith('.parcial')))
      await delay(5);
    killed.kill('SIGKILL');
    await gone;
    expect((await readdir(dir)).length).toBeGreaterThan(0);
    expect(await listBackups(dir)).toEqual([]);
    source = await openHolding(source.dataDir);
    await take();
    expect((await readdir(dir)).toSorted()).toEqual([
      'gore-2026-11-22T12-00-00-000Z.json',
      'gore-2026-11-22T12-00-00-000Z.tar.gz',
    ]);
  });

  it('is refused in a sentence when the disk is full, and leaves nothing', async () => {
    await fill();
    const full = runChild(20_000);
    expect(await text(full.stdout)).toContain('No queda espacio para el respaldo');
    expect(await readdir(dir)).toEqual([]);
    source = await openHolding(source.dataDir);
  });
});

describe('a restore', () => {
  it('leaves what was there in a folder of its own', async () => {
    await source.put('REG#1', { antes: true });
    const { file } = await take();
    await source.put('REG#2');
    await source.close();
    const { before, manifest } = await replaceData(file, source.dataDir, noon);
    expect(manifest.items).toEqual({ registro: 1 });
    source = await openHolding(source.dataDir);
    expect((await source.all()).map(({ pk }) => pk)).toEqual(['REG#1']);
    expect(existsSync(join(before ?? '', 'dynamodb'))).toBe(true);
  });

  it('waits until the portal is stopped', async () => {
    await source.put('REG#1');
    const { file } = await take();
    await expect(replaceData(file, source.dataDir, noon)).rejects.toThrow(/Cierre la otra ejecución/);
  });

  it.each([
    ['cut short', (file: string) => truncate(file, 900), /incompleto|dañado/],
    [
      'with a byte changed',
      async (file: string) => {
        const bytes = await readFile(file);
        const at = bytes.length - 400;
        bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
        await writeFile(file, bytes);
      },
      /dañado|no se entiende/,
    ],
    ['that is something else', (file: string) => writeFile(file, 'una planilla'), /dañado/],
  ])('refuses a file %s and changes nothing', async (_what, damage, sentence) => {
    await source.s3.put(filesBucket, 'nuble/1', randomBytes(50_000));
    await source.put('REG#1');
    const { file } = await take();
    await damage(file);
    await source.close();
    await expect(replaceData(file, source.dataDir, noon)).rejects.toThrow(sentence);
    source = await openHolding(source.dataDir);
    expect(await source.all()).toHaveLength(1);
    expect((await readdir(source.dataDir)).filter((name) => /restaur/.test(name))).toEqual([]);
  });

  it('refuses data of a shape this release does not know', async () => {
    await source.put('REG#1');
    const { file } = await take();
    const newer = join(folder.dir, 'nuevo.tar.gz');
    await copyFile(file, newer);
    await rewrite(newer, `"shape":${dataShape}`, `"shape":${dataShape + 8}`);
    await expect(restoreInto(newer, join(folder.dir, 'otra'))).rejects.toThrow(
      /más nueva que esta.*Instale esa versión/s,
    );
  });
});

/** Changes some text of an archive for another of the same length. */
const rewrite = async (file: string, from: string, to: string): Promise<void> => {
  const plain = gunzipSync(await readFile(file)).toString('latin1');
  await writeFile(file, '');
  await appendFile(file, gzipSync(Buffer.from(plain.replace(from, to), 'latin1')));
};
