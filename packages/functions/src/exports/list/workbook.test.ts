import { expect, it } from 'vitest';
import { readWorkbook } from '../testing/read-workbook.ts';
import { createCells } from './cells.ts';
import type { ExportColumn } from './columns.ts';
import { openCsv } from './csv.ts';
import { openGeojson } from './geojson.ts';
import { openWorkbook, type RowSink } from './workbook.ts';

const columns: readonly ExportColumn[] = [
  { name: 'codigo', label: 'Código', kind: 'text' },
  { name: 'monto', label: 'Monto', kind: 'money' },
  { name: 'avance', label: 'Avance', kind: 'percent' },
  { name: 'inicio', label: 'Inicio', kind: 'date' },
  { name: 'creadoEn', label: 'Creado', kind: 'instant' },
  { name: 'estado', label: 'Estado', kind: 'choice', choices: { A: 'Abierta' } },
  { name: 'comunas', label: 'Comunas', kind: 'refs', module: 'comuna' },
  { name: 'tardia', label: 'Tardía', kind: 'flag' },
];
const refs = { comuna: { c1: 'Ñiquén', c2: 'Pinto' } };
const { cell } = createCells('America/Santiago');
const row = (values: Readonly<Record<string, unknown>>) =>
  columns.map((column) => cell(column, values[column.name], refs));
const whole = row({
  codigo: 'A-1',
  monto: 1_000_000,
  avance: 12.5,
  inicio: '2026-01-31',
  creadoEn: '2026-07-15T16:30:00.000Z',
  estado: 'A',
  comunas: ['c1', 'c2'],
  tardia: true,
});
const rowsTo = (sink: RowSink) => {
  sink.add(whole, { id: 'a', place: { lon: -72.1, lat: -36.6 } });
  sink.add(row({ codigo: '=HYPERLINK("x")', monto: 234 }), { id: 'b' });
  return sink.finish();
};

it('a workbook holds numbers, dates and words, and the sum of its money', async () => {
  const heading = { institution: 'GORE', title: 'Obras: 1/2', made: 'hoy', filters: ['Sin filtros'] };
  const bytes = await rowsTo(openWorkbook(heading, columns));
  const sheet = await readWorkbook(bytes.slice().buffer);
  expect(sheet[5]?.map(({ value }) => value)).toEqual(columns.map(({ label }) => label));
  expect(sheet[6]?.map(({ value }) => value)).toEqual([
    'A-1',
    1_000_000,
    12.5,
    new Date('2026-01-31T00:00:00Z'),
    new Date('2026-07-15T12:30:00Z'),
    'Abierta',
    'Ñiquén, Pinto',
    'Sí',
  ]);
  expect(sheet[7]?.[0]).toMatchObject({ value: `'=HYPERLINK("x")`, isText: true });
  expect(sheet[8]?.[0]?.value).toBe('Total');
  expect(sheet[8]?.[1]).toMatchObject({ value: { formula: 'SUM(B7:B8)' }, result: 1_000_234 });
});

it('a CSV writes them as one reads them in Chile', async () => {
  const text = Buffer.from(await rowsTo(openCsv(columns))).toString();
  expect(text.split('\r\n').slice(1)).toEqual([
    '"A-1";"1000000";"12,5";"31-01-2026";"15-07-2026 12:30";"Abierta";"Ñiquén, Pinto";"Sí"',
    `"'=HYPERLINK(""x"")";"234";"";"";"";"";"";""`,
  ]);
});

it('a GeoJSON puts each record where it stands', async () => {
  const { features } = JSON.parse(Buffer.from(await rowsTo(openGeojson(columns))).toString());
  expect(features).toMatchObject([
    {
      id: 'a',
      geometry: { type: 'Point', coordinates: [-72.1, -36.6] },
      properties: { Código: 'A-1', Monto: 1_000_000, Inicio: '2026-01-31', Estado: 'Abierta' },
    },
    { id: 'b', geometry: null },
  ]);
});

it('a place takes two columns of degrees', () => {
  const of = (axis: 'lat' | 'lon') => cell({ name: 'sitio', label: axis, kind: 'number', axis }, place, {});
  const place = { lon: -72.1, lat: -36.6 };
  expect([of('lat'), of('lon')]).toEqual([-36.6, -72.1]);
  expect(cell({ name: 'sitio', label: 'x', kind: 'number', axis: 'lat' }, 'nada', {})).toBeNull();
});

it.each(['=1', '+1', '-1', '@x', '\tx', '\rx'])('%j cannot become a formula', (text) => {
  const [first] = row({ codigo: text });
  expect(String(first).startsWith("'")).toBe(true);
});
