import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvOf } from '@gore/core/imports/testing/sheets.ts';
import { esperado, gemela } from '@gore/core/modules/gestion/testing/analisis-gemela.ts';
import { readWorkbook } from '@gore/functions/exports/testing/read-workbook.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  beginImport,
  type ImportRow,
  importEnd,
  importSheet,
  importStatus,
  importStep,
  upload,
} from '../../scripts/client/imports.ts';
import type { PortalClient } from '../../scripts/client/session.ts';
import { reportLines, runImport } from '../../scripts/import/run-import.ts';
import { list, type RecordAnswer, refusal } from './harness/answers.ts';
import { importedRows } from './harness/imports.ts';
import { finished } from './harness/jobs.ts';
import { openTestPortal, type TestPortal } from './harness/portal.ts';

let portal: TestPortal;
let client: PortalClient;

beforeAll(async () => {
  portal = await openTestPortal({ portfolio: 0 });
  client = await portal.as('regional');
});
afterAll(() => portal.close());

const assisted = { modulo: 'ipr', modo: 'ASISTIDA' } as const;

interface Analysis {
  readonly perfil: string;
  readonly plan: Readonly<Record<string, unknown>> & {
    readonly columnas: readonly { readonly titulo: string; readonly destino?: string }[];
  };
  readonly columnas: readonly {
    readonly titulo: string;
    readonly confianza: number;
    readonly muestras: readonly string[];
  }[];
}

const analysisOf = async (id: string): Promise<Analysis> =>
  (await client.json<{ data: Analysis }>('GET', `/api/v1/importaciones/${id}/analisis`)).data;

const initiatives = async () => {
  await portal.caughtUp();
  return (await list(client, 'ipr', { limite: '1', total: 'exacto' })).meta.total;
};

describe('a sheet that is asked about at each step', () => {
  let asked: ImportRow;
  let tried: ImportRow;
  let analysis: Analysis;

  it('is recognised, its columns proposed with samples, and nothing is written', async () => {
    asked = await importSheet(client, 'gemela.csv', csvOf(gemela), assisted);
    expect(asked.estado).toBe('POR_CONFIGURAR');
    analysis = await analysisOf(asked.id);
    expect(analysis).toMatchObject({
      perfil: 'analisis',
      reconocida: { confianza: 1 },
      plan: { encabezados: [1, 1] },
    });
    expect(analysis.columnas.find(({ titulo }) => titulo === 'BIP')).toMatchObject({
      confianza: 1,
      muestras: expect.arrayContaining([expect.stringMatching(/^409/)]),
    });
    expect(await initiatives()).toBe(0);
  });

  it('is tried by its plan, and still nothing is written', async () => {
    tried = await importStep(client, asked.id, 'configurar', { plan: analysis.plan });
    expect(tried).toMatchObject({
      estado: 'ENSAYADA',
      nuevas: esperado.nuevas,
      retenidas: esperado.retenidas,
      omitidas: esperado.omitidas,
      errores: 0,
    });
    expect(await initiatives()).toBe(0);
  });

  it('takes corrections and decisions over the sheet, which stays as it came', async () => {
    const [fresh] = await importedRows(client, asked.id, 'nueva');
    const pair = Map.groupBy(await importedRows(client, asked.id, 'retenida'), ({ clave }) => clave);
    const held = [...pair.values()].find((rows) => rows.length === 2) ?? [];
    await client.json('POST', `/api/v1/importaciones/${asked.id}/correcciones`, {
      celdas: { [String(fresh?.fila)]: { 'NOMBRE INICIATIVA': 'Corregida en pantalla', SECTOR: '' } },
    });
    await importEnd(client, asked.id);
    await client.json('POST', `/api/v1/importaciones/${asked.id}/decisiones`, {
      decisiones: held.map(({ fila }, at) => ({
        fila,
        decision: 'crear',
        ...(at ? { correlativo: 2 } : {}),
      })),
    });
    tried = await importEnd(client, asked.id);
    expect(tried).toMatchObject({
      estado: 'ENSAYADA',
      nuevas: esperado.nuevas + 2,
      retenidas: esperado.retenidas - 2,
    });
    const row = (await importedRows(client, asked.id, 'nueva')).find(({ fila }) => fila === fresh?.fila);
    expect(row).toMatchObject({ corregida: true, valores: { 'NOMBRE INICIATIVA': 'Corregida en pantalla' } });
    const original = await client.send('GET', `/api/v1/importacion/${asked.id}/archivo/archivo`);
    expect(await original.text()).toBe(csvOf(gemela));
  });

  it('is written once somebody confirms it, with what was corrected', async () => {
    const done = await importStep(client, asked.id, 'confirmar');
    expect(done).toMatchObject({ estado: 'TERMINADA', nuevas: esperado.nuevas + 2, errores: 0 });
    expect(await initiatives()).toBe(esperado.nuevas + 2);
    const { data } = await list(client, 'ipr', { q: 'Corregida en pantalla' });
    expect(data).toHaveLength(1);
    expect(data[0]).not.toHaveProperty('sector');
  });

  it('comes back as a workbook with its verdicts', async () => {
    const response = await client.send('GET', `/api/v1/exportaciones/importaciones/${asked.id}`);
    expect(response.headers.get('content-disposition')).toContain(`${asked.codigo}-resultado.xlsx`);
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    const job = await client.json<RecordAnswer>('POST', `/api/v1/importaciones/${asked.id}/planilla`, {});
    const done = await finished(client, job.data.id);
    expect(done).toMatchObject({ estado: 'TERMINADO', hechas: tried.total });
    const file = await client.send('GET', `/api/v1/procesos/${done.id}/archivo`);
    const rows = await readWorkbook(await file.arrayBuffer());
    expect(rows).toHaveLength(Number(tried.total) + 1);
    expect(rows[0]?.[1]?.value).toBe('Resultado');
  });

  it('is undone whole, but for what somebody changed since', async () => {
    const { data } = await list(client, 'ipr', { q: 'Corregida en pantalla', columnas: 'nombre' });
    const [changed] = data;
    await client.json('PATCH', `/api/v1/ipr/${changed?.id}`, {
      version: changed?.version,
      changes: { descripcion: 'La tocó una persona' },
    });
    const undone = await importStep(client, asked.id, 'deshacer');
    expect(undone).toMatchObject({
      estado: 'DESHECHA',
      deshechas: esperado.nuevas + 1,
      pendientes: [{ registro: changed?.id, motivo: expect.stringContaining('cambió después') }],
    });
    expect(await initiatives()).toBe(1);
  });
});

describe('a plan', () => {
  it('that is none is refused without harm', async () => {
    const { id } = await importSheet(client, 'otra.csv', csvOf(gemela), assisted);
    const failed = await importStep(client, id, 'configurar', { plan: { hoja: 'una' } });
    expect(failed).toMatchObject({ estado: 'FALLIDA', mensaje: expect.stringContaining('plan de lectura') });
  });

  it('saved under a name is recognised the next time, whatever the headers are called', async () => {
    const own = [
      ['Proyecto', 'Codigo del BIP', 'Año', 'Plata'],
      ['Sede social', '40912345', '2026', '$ 1.500'],
      ['Multicancha', '40912346', '2026', '$ 2.500'],
    ];
    const first = await importSheet(client, 'propia.csv', csvOf(own, ';'), assisted);
    const { plan } = await analysisOf(first.id);
    const places = ['campo:nombre', 'campo:bip', 'campo:anioPresupuestario', 'campo:montoIniciativa'];
    const chosen = {
      ...plan,
      columnas: plan.columnas.map((column, at) => ({
        ...column,
        destino: places[at],
        ...(at === 3 ? { unidad: 'M$' } : {}),
      })),
    };
    await client.json('POST', '/api/v1/perfil_importacion', {
      values: { nombre: 'Mi planilla', modulo: 'ipr', plan: chosen },
    });
    const again = await importSheet(client, 'propia-2.csv', csvOf(own, ','), {
      modulo: 'ipr',
      modo: 'DIRECTA',
    });
    expect(again).toMatchObject({ estado: 'TERMINADA', nuevas: 2 });
    expect(again.conciliacion).toContainEqual(
      expect.objectContaining({ campo: 'montoIniciativa', planilla: 4_000_000, aceptado: 4_000_000 }),
    );
  });
});

describe('turns', () => {
  it('are taken: two imports of one module at once both end, and nothing is doubled', async () => {
    const before = await initiatives();
    const rows = (from: number) => [
      gemela[0] ?? [],
      ...gemela.slice(1).filter((_, at) => at >= from && at < from + 40),
    ];
    const names = ['a.csv', 'b.csv', 'c.csv'];
    const files = await Promise.all(names.map((name) => upload(client, name, csvOf(rows(0)))));
    const ids = await Promise.all(
      files.map((file) => beginImport(client, file, { modulo: 'ipr', perfil: 'analisis', modo: 'DIRECTA' })),
    );
    const ends = await Promise.all(ids.map((id) => importEnd(client, id)));
    expect(ends.map(({ estado }) => estado)).toEqual(['TERMINADA', 'TERMINADA', 'TERMINADA']);
    expect(ends.every(({ errores }) => errores === 0)).toBe(true);
    // Whichever had the first turn brought them all in; the others found them there.
    expect(
      ends
        .map(({ nuevas }) => nuevas)
        .toSorted((a, b) => a - b)
        .slice(0, 2),
    ).toEqual([0, 0]);
    expect((await initiatives()) - before).toBe(Math.max(...ends.map(({ nuevas }) => nuevas)));
  });
});

describe('the import permission', () => {
  it('is enough for every step, and only for whoever has it', async () => {
    const analyst = await portal.as('analistaDipir');
    const archivo = await upload(analyst, 'ajena.csv', csvOf(gemela));
    expect(await refusal(analyst, 'POST', '/api/v1/importaciones', { modulo: 'ipr', archivo })).toMatchObject(
      {
        status: 422,
        message: 'Su rol no permite importar en ese módulo.',
      },
    );
    const { id } = await importSheet(client, 'mía.csv', csvOf(gemela), { modulo: 'ipr', modo: 'ENSAYO' });
    const { version } = await importStatus(client, id);
    for (const verb of ['confirmar', 'descartar', 'configurar'])
      expect(
        (await refusal(analyst, 'POST', `/api/v1/importacion/${id}/${verb}`, { version, input: {} })).status,
      ).toBe(404);
    expect((await importStep(client, id, 'descartar')).estado).toBe('DESCARTADA');
  });
});

describe('the command line', () => {
  it('tries, brings in, and answers by its exit code what a person has left to do', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'gore-import-'));
    const sheet = join(dir, 'gemela.csv');
    await writeFile(sheet, csvOf(gemela));
    const asked = {
      file: sheet,
      module: 'ipr',
      fixed: {},
      json: false,
      origin: client.origin,
      as: '',
      cookie: client.cookie,
    };
    const tried = await runImport({ ...asked, dryRun: true });
    expect([tried.row.estado, tried.code]).toEqual(['ENSAYADA', 1]);
    const done = await runImport({ ...asked, dryRun: false, profile: 'analisis' });
    expect([done.row.estado, done.code]).toEqual(['TERMINADA', 1]);
    expect(reportLines(done, client.origin).join('\n')).toContain(
      `${client.origin}/importaciones/${done.row.id}`,
    );
    await writeFile(
      sheet,
      csvOf([
        ['BIP', 'NOMBRE'],
        ['40999101', 'Sede de año dicho'],
      ]),
    );
    const said = { ...asked, fixed: { anioPresupuestario: '2026' } };
    expect((await runImport({ ...said, dryRun: true })).row.estado).toBe('ENSAYADA');
    const brought = await runImport({ ...said, dryRun: false });
    expect([brought.row.estado, brought.row.nuevas, brought.code]).toEqual(['TERMINADA', 1, 0]);
    await writeFile(sheet, 'a,b\n1,2\n');
    const failed = await runImport({ ...asked, dryRun: false, profile: 'analisis' });
    expect([failed.row.estado, failed.code]).toEqual(['FALLIDA', 2]);
    await rm(dir, { recursive: true });
  });
});
