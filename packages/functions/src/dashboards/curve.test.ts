import { existsSync, readFileSync } from 'node:fs';
import type { Actor } from '@gore/core/kernel/declare/record.ts';
import { idOf, stored } from '@gore/core/kernel/readmodel/testing/records.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figuresOf } from './figures.ts';
import { openOffice } from './testing/office.ts';

const sheet = new URL('../../../../../shared/data/cartera/ejecucion-2025.csv', import.meta.url);
const absent = !existsSync(sheet);
const regional: Actor = { id: 'ana', tenant: 't', roles: ['ADMIN_REGIONAL'], units: [], subtree: [] };

/** The printed line of a label: its twelve months, in thousands of pesos or percent. */
const printed = (label: string): readonly number[] => {
  const line = readFileSync(sheet, 'utf8')
    .split('\n')
    .find((one) => one.split(',')[1] === label);
  const cells = [...(line ?? '').matchAll(/"([^"]*)"|(?<=,)([^,"\r]+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
  return cells.slice(-12).map((text) => Number(text.replaceAll(/[$,%]/g, '')));
};

let office: Awaited<ReturnType<typeof openOffice>>;
beforeAll(async () => {
  office = await openOffice(absent ? [] : monthsOf2025());
});
afterAll(() => office.close());

const monthsOf2025 = () => {
  const [marco, programado, real] = [
    printed('MARCO PRESUPUESTARIO VIGENTE'),
    printed('EJECUTADO PROG X MES'),
    printed('EJECUTADO REAL X MES'),
  ];
  return marco.map((value, at) =>
    stored('ejecucion_mensual', at + 1, {
      mes: `2025-${String(at + 1).padStart(2, '0')}-01`,
      marco: value * 1000,
      programado: (programado[at] ?? 0) * 1000,
      real: (real[at] ?? 0) * 1000,
    }),
  );
};

const curveOf = async (year: number) => {
  const { sections } = await figuresOf(office.deps, regional, 'presupuesto', { year });
  const found = sections.find(({ title }) => title === 'Ejecución mensual');
  if (found?.kind !== 'table') throw new Error('no curve');
  const column = (label: string) => {
    const place = found.series.findIndex((one) => one.label === label);
    return found.rows.map(({ cells }) => cells[place]?.value);
  };
  return { found, column };
};

describe.skipIf(absent)('the execution of 2025 (../shared/data)', () => {
  it('comes out as the office printed it, month by month', async () => {
    const { column } = await curveOf(2025);
    const thousands = (label: string) => column(label).map((value) => Number(value) / 1000);
    expect(thousands('Marco vigente')).toEqual(printed('MARCO PRESUPUESTARIO VIGENTE'));
    expect(thousands('Programado acumulado')).toEqual(printed('EJECUTADO PROG ACUMULADO'));
    expect(thousands('Real acumulado')).toEqual(printed('EJECUTADO REAL ACUMULADO'));
    expect(thousands('Real acumulado').at(-1)).toBe(64_709_395);
    for (const [name, line] of [
      ['% real', '% EJECUTADO REAL X MES'],
      ['% real acumulado', '% EJECUTADO REAL ACUMULADO'],
      ['% programado acumulado', '% EJECUTADO PROG ACUMULADO'],
    ] as const) {
      const shown = column(name);
      // The sheet prints two decimals, the curve one.
      for (const [at, value] of printed(line).entries())
        expect(Math.abs(Number(shown[at]) - value), `${name} ${at}`).toBeLessThanOrEqual(0.06);
    }
    expect(column('% real acumulado').at(-1)).toBe(81.5);
  });
});

it('each of the last years says how far it had come by each month, and those to come say nothing', async () => {
  await office.projector.project([
    stored('ejecucion_mensual', 80, { mes: '2024-01-15', marco: 100, programado: 50, real: 25 }),
    stored('ejecucion_mensual', 81, { mes: '2024-02-15', marco: 200, programado: 50, real: 75 }),
  ]);
  const { sections } = await figuresOf(office.deps, regional, 'presupuesto', { year: 2024 });
  const found = sections.find(({ title }) => title === 'Ejecución de cada año');
  if (found?.kind !== 'table') throw new Error('no years');
  expect(found.series).toEqual([{ label: '2024', unit: 'percent' }]);
  expect(found.rows.map(({ label }) => label).slice(0, 3)).toEqual(['Ene', 'Feb', 'Mar']);
  expect(found.rows.map(({ cells }) => cells[0]?.value).slice(0, 3)).toEqual([25, 50, null]);
  const empty = await figuresOf(office.deps, regional, 'presupuesto', { year: 2010 });
  const none = empty.sections.find(({ title }) => title === 'Ejecución de cada año');
  expect(none).toMatchObject({ series: [], rows: [] });
});

it('a year of which nobody wrote anything has no rows', async () => {
  expect((await curveOf(2019)).found.rows).toEqual([]);
});

it('months still to come say what was planned and nothing of what was done', async () => {
  await office.projector.project([
    stored('ejecucion_mensual', 90, { mes: '2026-02-01', marco: 100, programado: 40, real: 30 }),
    stored('ejecucion_mensual', 91, { mes: '2026-11-01', marco: 200, programado: 60 }),
  ]);
  const { column, found } = await curveOf(2026);
  expect(found.rows).toHaveLength(12);
  expect(column('Programado acumulado').at(-1)).toBe(100);
  // Noon of 15 July 2026.
  expect(column('Real acumulado')).toEqual([0, 30, 30, 30, 30, 30, 30, null, null, null, null, null]);
  expect(column('% programado acumulado')[1]).toBe(40);
  expect(column('% programado acumulado')[2]).toBeNull();
  expect(
    found.rows[1]?.cells.some(({ href }) => href?.includes('mes.min=2026-02-01&mes.max=2026-02-28')),
  ).toBe(true);
  expect(idOf(90)).toHaveLength(26);
});
