import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { csvOf } from '@gore/core/imports/testing/sheets.ts';
import { gemela } from '@gore/core/modules/gestion/testing/analisis-gemela.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../scripts/bench/portal/free-port.ts';
import { beginImport, importEnd, importStatus, upload } from '../../scripts/client/imports.ts';
import { signIn } from '../../scripts/client/session.ts';
import { assertFree } from '../../scripts/local/runtime/listen.ts';
import { list, type RecordAnswer, type Written } from './harness/answers.ts';
import { people } from './harness/people.ts';
import { failToStart, type PortalProcess, startPortal } from './harness/process.ts';

const minute = 60_000;
let dataDir: string;
let port: number;
let running: PortalProcess;

const begin = async () => {
  running = await startPortal(dataDir, port);
  return running;
};

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gore-proceso-'));
  port = await freePort();
  await begin();
}, 2 * minute);
afterAll(async () => {
  if (running.child.exitCode === null && running.child.signalCode === null) await running.end('SIGKILL');
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

const isFree = () =>
  assertFree({ port, host: '127.0.0.1' }).then(
    () => true,
    () => false,
  );

/** A sheet long enough to be caught in the middle, in which every row has a key of its own. */
const longSheet = (rows: number): string => {
  const [header = [], model = []] = gemela;
  const [code, bip, name] = ['COD. ÚNICO', 'BIP', 'NOMBRE INICIATIVA'].map((title) => header.indexOf(title));
  const line = (at: number) =>
    model.map((cell, column) => {
      if (column === bip) return String(41_000_000 + at);
      if (column === code) return `${41_000_000 + at}-2023`;
      return column === name ? `OBRA LARGA ${at}` : cell;
    });
  return csvOf([header, ...Array.from({ length: rows }, (_, at) => line(at))]);
};

// One portal goes through all of it, in this order: each start takes seconds.
describe('the process', () => {
  it('refuses data that another portal works on, and a port that is taken, in one clear sentence', async () => {
    const sameData = await failToStart(dataDir, await freePort());
    expect(sameData.code).toBe(1);
    expect(sameData.said).toMatch(/ya está abierta?.*[Cc]ierre/s);
    expect(sameData.said).not.toMatch(/ {4}at /);

    const elsewhere = await mkdtemp(join(tmpdir(), 'gore-proceso-'));
    const samePort = await failToStart(elsewhere, port);
    expect(samePort.code).toBe(1);
    expect(samePort.said).toContain(`El puerto ${port} está ocupado. Cierre lo que lo usa o elija otro`);
    expect(samePort.said).not.toMatch(/ {4}at /);
    // It looked before it made anything.
    expect(await readdir(elsewhere)).toEqual([]);
    await rm(elsewhere, { recursive: true });
  });

  it(
    'stops within ten seconds on Ctrl-C, frees its port and keeps its data for the next start',
    async () => {
      const client = await signIn(running.origin, people.regional);
      const values = { nombre: 'Sobrevive a un reinicio', bip: '40530001' };
      const { data } = await client.json<Written>('POST', '/api/v1/ipr', { values });
      const begun = performance.now();
      expect(await running.end('SIGINT')).toBe(0);
      expect(performance.now() - begun).toBeLessThan(10_000);
      expect(await isFree()).toBe(true);

      const { origin } = await begin();
      const sameSession = { ...client, origin };
      const read = await sameSession.json<RecordAnswer>('GET', `/api/v1/ipr/${data.id}`);
      expect(read.data).toMatchObject({ nombre: 'Sobrevive a un reinicio', version: 1 });
      const page = await list(client, 'ipr', { q: 'Sobrevive' }, { 'x-escrituras': `ipr/${data.id}@1` });
      expect(page.data).toMatchObject([{ id: data.id }]);
      expect((await list(client, 'ipr', { total: 'exacto', limite: '1' })).meta.total).toBe(13);
    },
    2 * minute,
  );

  it(
    'killed in the middle of an import finishes it after the next start, as if nothing had happened',
    async () => {
      const rows = 1100;
      const client = await signIn(running.origin, people.regional);
      const id = await beginImport(client, await upload(client, 'larga.csv', longSheet(rows)));
      for (;;) {
        const { estado, nuevas = 0 } = await importStatus(client, id);
        expect(estado).not.toBe('TERMINADA');
        if (nuevas > 0) break;
        await delay(60);
      }
      await running.end('SIGKILL');

      await begin();
      const end = await importEnd(client, id);
      expect(end).toMatchObject({ estado: 'TERMINADA', errores: 0, retenidas: 0 });
      expect(end.nuevas + end.sinCambio).toBe(rows);
      expect(end.conciliacion[0]).toMatchObject({ aceptado: 10_000_000 * rows, rechazado: 0 });
      for (let found = 0; found < rows; ) {
        const page = await list(client, 'ipr', { q: 'obra larga', limite: '1', total: 'exacto' });
        found = page.meta.total;
        expect(found).toBeLessThanOrEqual(rows);
        await delay(700);
      }
    },
    3 * minute,
  );
});
