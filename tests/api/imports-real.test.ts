import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { xlsxOf } from '@gore/core/imports/testing/sheets.ts';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportRow, importSheet } from '../../scripts/client/imports.ts';
import type { PortalClient } from '../../scripts/client/session.ts';
import { root } from '../../scripts/local/settings.ts';
import { everyRow, list } from './harness/answers.ts';
import { importedRows } from './harness/imports.ts';
import { openTestPortal, type TestPortal } from './harness/portal.ts';

const real = join(root, '../shared/data/cartera/iniciativas-analisis.csv');
const minutes = 60_000;

/** Thousands of pesos, as its README counts them by hand. */
const golden = { own: 1_103_925_451, held: 130_199_824, withoutBip: 2_574_056, coded: 1_236_699_331 };

describe.skipIf(!existsSync(real))('the portfolio the office really uses', () => {
  let portal: TestPortal;
  let client: PortalClient;
  let first: ImportRow;

  beforeAll(async () => {
    portal = await openTestPortal({ portfolio: 0 });
    client = await portal.as('regional');
    first = await importSheet(client, 'cartera.csv', new Uint8Array(await readFile(real)));
  }, 3 * minutes);
  afterAll(() => portal?.close());

  it('comes in whole: each row has its verdict and the money adds up', async () => {
    expect(first).toMatchObject({
      estado: 'TERMINADA',
      nuevas: 2283 + 3,
      retenidas: 188,
      omitidas: 3 + 3,
      errores: 0,
      actualizadas: 0,
      sinCambio: 0,
    });
    const [money] = first.conciliacion;
    expect(money).toMatchObject({
      campo: 'montoIniciativa',
      aceptado: (golden.own + golden.withoutBip) * 1000,
      retenido: golden.held * 1000,
      rechazado: 0,
    });
    expect((money?.planilla ?? 0) - (money?.omitido ?? 0)).toBe(golden.coded * 1000);
    expect(golden.own + golden.held + golden.withoutBip).toBe(golden.coded);
    const held = await importedRows(client, first.id, 'retenida');
    expect([held.length, new Set(held.map(({ clave }) => clave)).size]).toEqual([188, 93]);
  });

  it('is all there to be found, to the peso', async () => {
    await portal.caughtUp();
    const { meta } = await list(client, 'ipr', { limite: '1', total: 'exacto' });
    expect(meta).toMatchObject({ total: 2286, totalExact: true });
    const rows = await everyRow(client, 'ipr', {
      limite: '200',
      columnas: 'montoIniciativa',
      orden: 'codigo',
    });
    const sum = rows.reduce((pesos, { montoIniciativa }) => pesos + Number(montoIniciativa), 0);
    expect(await everyRow(client, 'ipr', { bip: '-' })).toHaveLength(3);
    expect([rows.length, sum]).toEqual([2286, (golden.own + golden.withoutBip) * 1000]);
  });

  it(
    'sent again changes nothing, as a CSV or as a workbook',
    async () => {
      const again = await importSheet(client, 'cartera.csv', new Uint8Array(await readFile(real)));
      const unchanged = { nuevas: 0, actualizadas: 0, sinCambio: 2286, retenidas: 188, errores: 0 };
      expect(again).toMatchObject(unchanged);
      const rows: string[][] = parse(await readFile(real), { relax_column_count: true });
      const workbook = await importSheet(client, 'cartera.xlsx', new Uint8Array(await xlsxOf(rows)));
      expect(workbook).toMatchObject({ estado: 'TERMINADA', ...unchanged });
      expect(workbook.conciliacion).toEqual(first.conciliacion);
    },
    3 * minutes,
  );
});
