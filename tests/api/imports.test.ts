import { csvOf, xlsxOf } from '@gore/core/imports/testing/sheets.ts';
import { esperado, gemela } from '@gore/core/modules/gestion/testing/analisis-gemela.ts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  beginImport,
  type ImportRow,
  importEnd,
  importSheet,
  importStatus,
  upload,
} from '../../scripts/client/imports.ts';
import type { PortalClient } from '../../scripts/client/session.ts';
import { everyRow, firstRow, list, type RecordAnswer, refusal } from './harness/answers.ts';
import { type ImportedRow, type ImportedRows, importedRows } from './harness/imports.ts';
import { openTestPortal, type TestPortal } from './harness/portal.ts';

let portal: TestPortal;
let client: PortalClient;
let first: ImportRow;

const sheet = csvOf(gemela);

// A sheet that cannot be read is told to the log as well.
vi.spyOn(console, 'error').mockImplementation(() => undefined);

beforeAll(async () => {
  portal = await openTestPortal();
  client = await portal.as('regional');
  first = await importSheet(client, 'análisis (final).csv', sheet);
});
afterAll(() => portal.close());

const moneyOf = ({ conciliacion }: ImportRow) =>
  conciliacion.find(({ campo }) => campo === 'montoIniciativa');
const total = async (parameters: Record<string, string> = {}) => {
  await portal.caughtUp();
  return (await list(client, 'ipr', { limite: '1', total: 'exacto', ...parameters })).meta.total;
};

describe('a sheet', () => {
  it('comes in with a verdict for every row and sums that add up to the peso', () => {
    expect(first).toMatchObject({
      estado: 'TERMINADA',
      nombre: 'análisis (final).csv',
      nuevas: esperado.nuevas,
      retenidas: esperado.retenidas,
      omitidas: esperado.omitidas,
      vacias: esperado.vacias,
      actualizadas: 0,
      sinCambio: 0,
      errores: 0,
      mensaje: expect.stringMatching(/\.$/),
    });
    const money = moneyOf(first);
    expect(money).toMatchObject({
      aceptado: esperado.aceptado,
      retenido: esperado.retenido,
      omitido: esperado.omitido,
      rechazado: 0,
    });
    expect(money?.planilla).toBe(esperado.aceptado + esperado.retenido + esperado.omitido);
  });

  it('can be read row by row, each verdict apart', async () => {
    const page = await client.json<ImportedRows>('GET', `/api/v1/importaciones/${first.id}/filas`);
    expect(page.meta.cuentas).toMatchObject({ nueva: esperado.nuevas, retenida: esperado.retenidas });
    expect(page.data).toHaveLength(50);
    const fresh = await importedRows(client, first.id, 'nueva');
    expect(new Set(fresh.map(({ fila }) => fila)).size).toBe(esperado.nuevas);
    const [row] = fresh;
    const { data } = await client.json<RecordAnswer>('GET', `/api/v1/ipr/${row?.registro}`);
    expect(data.codigo).toBe(row?.codigo);
    for (const held of await importedRows(client, first.id, 'retenida')) {
      expect(held.motivo).toMatch(/Comparte la clave .* decida/);
      expect(held).not.toHaveProperty('propuesta');
    }
    expect(await importedRows(client, first.id, 'error')).toEqual([]);
  });

  it('leaves the office its initiatives in lists, with the import in their history', async () => {
    const rows = await everyRow(client, 'ipr', { q: 'sede vecinal', columnas: 'montoIniciativa' });
    expect(rows).toHaveLength(esperado.nuevas);
    const sum = rows.reduce((pesos, { montoIniciativa }) => pesos + Number(montoIniciativa), 0);
    expect(sum).toBe(esperado.aceptado);
    const { data } = await client.json<{
      data: readonly { verb: string; batch?: string; actor: { nombre: string } }[];
    }>('GET', `/api/v1/ipr/${rows[0]?.id}/historial`);
    expect(data).toMatchObject([
      { verb: 'importar', batch: first.codigo, actor: { nombre: 'Rodrigo Sepúlveda Arias' } },
    ]);
  });

  it('sent again changes nothing, nor does the same as a workbook', async () => {
    const before = await total();
    const again = await importSheet(client, 'otra vez.csv', sheet);
    expect(again).toMatchObject({ nuevas: 0, actualizadas: 0, sinCambio: esperado.nuevas });
    const workbook = await importSheet(client, 'libro.xlsx', new Uint8Array(await xlsxOf(gemela)));
    expect(workbook).toMatchObject({
      estado: 'TERMINADA',
      nuevas: 0,
      actualizadas: 0,
      sinCambio: esperado.nuevas,
    });
    expect(moneyOf(workbook)).toEqual(moneyOf(first));
    expect(await total()).toBe(before);
  });

  it('with one amount corrected updates that record, and nothing a person wrote beside it', async () => {
    const row = await firstRow(client, 'ipr', { q: '40900001' });
    await client.json('PATCH', `/api/v1/ipr/${row.id}`, {
      version: row.version,
      changes: { descripcion: 'Lo escribió una persona' },
    });
    const [header = [], ...rows] = gemela;
    const [bip, sector] = [header.indexOf('BIP'), header.indexOf('SECTOR')];
    const changed = rows.map((cells) =>
      cells[bip] === '40900001' ? cells.with(sector, 'SECTOR CORREGIDO') : cells,
    );
    const corrected = await importSheet(client, 'corregida.csv', csvOf([header, ...changed]));
    expect(corrected).toMatchObject({ nuevas: 0, actualizadas: 1, sinCambio: esperado.nuevas - 1 });
    const { data } = await client.json<RecordAnswer>('GET', `/api/v1/ipr/${row.id}`);
    expect(data).toMatchObject({ sector: 'SECTOR CORREGIDO', descripcion: 'Lo escribió una persona' });
  });
});

describe('held rows', () => {
  type Decision = { readonly fila: number; readonly decision: string; readonly correlativo?: number };
  const decide = (decisiones: readonly Decision[], id = first.id) =>
    client.json<{ data: readonly { fila: number; ok: boolean; codigo?: string; message?: string }[] }>(
      'POST',
      `/api/v1/importaciones/${id}/decisiones`,
      { decisiones },
    );
  const pairs = async () => {
    const held = await importedRows(client, first.id, 'retenida');
    return [...Map.groupBy(held, ({ clave }) => clave).values()].filter((rows) => rows.length === 2);
  };
  const pair = async (): Promise<readonly [ImportedRow, ImportedRow]> => {
    const [rows] = await pairs();
    const [one, other] = rows ?? [];
    if (!one || !other) throw new Error('No pair is held any more.');
    return [one, other];
  };

  it('become records that a correlative tells apart', async () => {
    const before = await importStatus(client, first.id);
    const [one, other] = await pair();
    const { data } = await decide([
      { fila: one.fila, decision: 'crear' },
      { fila: other.fila, decision: 'crear', correlativo: 2 },
    ]);
    expect(data).toMatchObject([
      { fila: one.fila, ok: true, codigo: one.clave },
      { fila: other.fila, ok: true, codigo: `${one.clave}·2` },
    ]);
    const after = await importStatus(client, first.id);
    expect(after).toMatchObject({ nuevas: before.nuevas + 2, retenidas: before.retenidas - 2 });
    const [was, is] = [moneyOf(before), moneyOf(after)];
    expect(is?.planilla).toBe(was?.planilla);
    expect(is?.retenido).toBeLessThan(was?.retenido ?? 0);
    expect((is?.aceptado ?? 0) + (is?.retenido ?? 0)).toBe((was?.aceptado ?? 0) + (was?.retenido ?? 0));
    await portal.caughtUp();
    const found = (await list(client, 'ipr', { q: String(one.clave) })).data;
    expect(found.map(({ codigo }) => codigo).toSorted()).toEqual([one.clave, `${one.clave}·2`]);
  });

  it('are discarded, and then nobody decides about them again', async () => {
    const before = await importStatus(client, first.id);
    const [one, other] = await pair();
    await decide([{ fila: one.fila, decision: 'descartar' }]);
    expect(await importStatus(client, first.id)).toMatchObject({
      omitidas: before.omitidas + 1,
      retenidas: before.retenidas - 1,
    });
    const { data } = await decide([
      { fila: one.fila, decision: 'crear' },
      { fila: other.fila, decision: 'crear', correlativo: 1 },
      { fila: 9999, decision: 'descartar' },
    ]);
    expect(data.map(({ ok }) => ok)).toEqual([false, false, false]);
    expect(data.map(({ message }) => message)).toEqual([
      expect.stringMatching(/no espera una decisión/),
      expect.stringMatching(/correlativo/),
      expect.stringMatching(/no espera una decisión/),
    ]);
  });

  it('cannot both take the same code', async () => {
    const [one, other] = await pair();
    const { data } = await decide([
      { fila: one.fila, decision: 'crear' },
      { fila: other.fila, decision: 'crear' },
    ]);
    expect(data.filter(({ ok }) => ok).length).toBeLessThan(2);
  });

  it('decided once stay decided when the sheet comes again', async () => {
    const again = await importSheet(client, 'una más.csv', sheet);
    expect(again).toMatchObject({ nuevas: 0, errores: 0 });
    expect(again.sinCambio).toBeGreaterThan(esperado.nuevas);
  });

  it('nonsense is refused', async () => {
    for (const decisiones of [[], 'crear', [{ fila: '1' }], [{ fila: 1, decision: 'quizás' }]])
      expect(
        await refusal(client, 'POST', `/api/v1/importaciones/${first.id}/decisiones`, { decisiones }),
      ).toMatchObject({ status: 422, details: [{ field: 'decisiones' }] });
  });
});

describe('who may', () => {
  it('import is decided before anything is uploaded', async () => {
    const analyst = await portal.as('analistaDipir');
    const archivo = await upload(analyst, 'ajena.csv', sheet);
    const refused = await refusal(analyst, 'POST', '/api/v1/importacion', {
      values: { modulo: 'ipr', perfil: 'analisis', archivo },
    });
    expect(refused).toMatchObject({
      status: 422,
      code: 'REGLA',
      message: 'Su rol no permite importar en ese módulo.',
    });
  });

  it('see an import: whoever made it, and the administration', async () => {
    const other = await portal.as('jefaDipir');
    for (const tail of ['', '/historial'])
      expect((await other.send('GET', `/api/v1/importacion/${first.id}${tail}`)).status).toBe(404);
    expect((await other.send('GET', `/api/v1/importaciones/${first.id}/filas`)).status).toBe(404);
    const decisiones = [{ fila: 1, decision: 'descartar' }];
    expect(
      (await other.send('POST', `/api/v1/importaciones/${first.id}/decisiones`, { decisiones })).status,
    ).toBe(404);
    const admin = await portal.as('sistema');
    expect((await admin.send('GET', `/api/v1/importacion/${first.id}`)).status).toBe(200);
  });
});

describe('a file that is none', () => {
  const outcome = async (name: string, content: string | Uint8Array<ArrayBuffer>) => {
    const { estado, mensaje } = await importSheet(client, name, content);
    return { estado, mensaje };
  };

  it.each<[string, string, string | Uint8Array<ArrayBuffer>]>([
    [
      'a picture',
      'foto.xlsx',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...new Array(64).fill(0)]),
    ],
    ['another sheet', 'otra.csv', 'a,b,c\n1,2,3\n'],
    ['a zip cut short', 'cortado.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0])],
    ['blank lines', 'vacía.csv', '\n\n\n'],
  ])('(%s) ends the import with what to do', async (_what, name, content) => {
    const { estado, mensaje } = await outcome(name, content);
    expect(estado).toBe('FALLIDA');
    expect(mensaje).toMatch(/^[A-ZÁÉÍÓÚ].+\.$/);
  });

  it('never uploaded, or of somebody else, is refused', async () => {
    const archivo = { name: 'x.csv', size: 10, type: 'text/csv' };
    const missing = await beginImport(client, { ...archivo, key: 'nuble/subidas/nunca/x.csv' });
    expect(await importEnd(client, missing)).toMatchObject({
      estado: 'FALLIDA',
      mensaje: 'No encontramos el archivo subido: súbalo de nuevo.',
    });
    const values = {
      modulo: 'ipr',
      perfil: 'analisis',
      archivo: { ...archivo, key: 'otra/subidas/1/x.csv' },
    };
    const foreign = await refusal(client, 'POST', '/api/v1/importacion', { values });
    expect(foreign).toMatchObject({ status: 422, details: [{ field: 'archivo' }] });
  });

  it('is not a way to read what others stored', async () => {
    const key = `nuble/../importaciones/${first.id}/indice.json`;
    const sly = await beginImport(client, { key, name: 'x.csv', size: 10, type: 'text/csv' }).catch(
      () => undefined,
    );
    if (!sly) return;
    expect((await importEnd(client, sly)).estado).toBe('FALLIDA');
    const response = await client.send('GET', `/api/v1/importacion/${sly}/archivo/archivo`);
    expect(response.ok).toBe(false);
  });

  it('is what the person gets back when they ask for it', async () => {
    const response = await client.send('GET', `/api/v1/importacion/${first.id}/archivo/archivo`);
    expect(await response.text()).toBe(sheet);
    expect(response.headers.get('content-disposition')).toMatch(/attachment.*an%C3%A1lisis/);
  });
});
