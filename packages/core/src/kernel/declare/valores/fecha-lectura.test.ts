import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fechaDeNumero, formatearFecha, numeroDeDia } from './fecha.ts';
import { leerFecha } from './fecha-lectura.ts';
import { VACIA } from './lectura.ts';

const NO_ES_FECHA = { ok: false, motivo: 'No se entiende la fecha: escríbala como 26-04-2024.' };
const NO_EXISTE = {
  ok: false,
  motivo: 'Ese día no existe en el calendario: corrija el día, el mes o el orden en que van.',
};
const ANIO_LEJANO = { ok: false, motivo: 'El año debe estar entre 1900 y 2100: corrija la fecha.' };
const NO_ES_SERIAL = { ok: false, motivo: 'Es un número y no una fecha: escríbala como 26-04-2024.' };

const MESES = [
  ['ene', 'enero'],
  ['feb', 'febrero'],
  ['mar', 'marzo'],
  ['abr', 'abril'],
  ['may', 'mayo'],
  ['jun', 'junio'],
  ['jul', 'julio'],
  ['ago', 'agosto'],
  ['sep', 'septiembre', 'sept', 'set', 'setiembre'],
  ['oct', 'octubre'],
  ['nov', 'noviembre'],
  ['dic', 'diciembre'],
].flatMap((nombres, lugar) => nombres.map((nombre) => [nombre, String(lugar + 1).padStart(2, '0')] as const));

describe('leerFecha', () => {
  it.each([
    ['26-04-2024', '2024-04-26'],
    ['7-2-2025', '2025-02-07'],
    ['13-02-20', '2020-02-13'],
    ['26.04.2024', '2024-04-26'],
    ['8.4.19', '2019-04-08'],
    ['26–04–2024', '2024-04-26'],
    [' 26-04-2024\u00a0', '2024-04-26'],
    ['26/04/2024', '2024-04-26'],
    ['14/6/23', '2023-06-14'],
    ['29-02-2024', '2024-02-29'],
    ['2024-04-26', '2024-04-26'],
    ['2024-4-6', '2024-04-06'],
    ['2024-04-26T00:00:00.000', '2024-04-26'],
    ['2024-04-26 00:00:00', '2024-04-26'],
    ['26-04-2024 00:00', '2024-04-26'],
    ['26-abr-24', '2024-04-26'],
    ['3-may-24', '2024-05-03'],
    ['3-MAY.-2024', '2024-05-03'],
    ['3/may/2024', '2024-05-03'],
    ['3 may 2024', '2024-05-03'],
    ['7 de abril de 2024', '2024-04-07'],
    ['7 de Abril del 2024', '2024-04-07'],
    ['01-01-1900', '1900-01-01'],
    ['31-12-2100', '2100-12-31'],
    ['01-01-69', '2069-01-01'],
    ['01-01-70', '1970-01-01'],
    ['01-01-00', '2000-01-01'],
    ['01-01-99', '1999-01-01'],
  ])('reads %j as %s', (celda, fecha) => {
    expect(leerFecha(celda)).toStrictEqual({ ok: true, fecha });
  });

  it.each(MESES)('knows the month %s', (nombre, mes) => {
    expect(leerFecha(`9-${nombre}-24`)).toStrictEqual({ ok: true, fecha: `2024-${mes}-09` });
  });

  it('reads slashes in the order told, and only slashes', () => {
    expect(leerFecha('4/17/2024', { dialecto: 'mdy' })).toStrictEqual({ ok: true, fecha: '2024-04-17' });
    expect(leerFecha('02/07/2025', { dialecto: 'mdy' })).toStrictEqual({ ok: true, fecha: '2025-02-07' });
    expect(leerFecha('02/07/2025', { dialecto: 'dmy' })).toStrictEqual({ ok: true, fecha: '2025-07-02' });
    expect(leerFecha('02-07-2025', { dialecto: 'mdy' })).toStrictEqual({ ok: true, fecha: '2025-07-02' });
  });

  it('reads each way of writing in its own order', () => {
    const dialecto = { conCero: 'dmy', sinCero: 'mdy' } as const;
    expect(leerFecha('02/07/2025', { dialecto })).toStrictEqual({ ok: true, fecha: '2025-07-02' });
    expect(leerFecha('2/7/2025', { dialecto })).toStrictEqual({ ok: true, fecha: '2025-02-07' });
  });

  it.each([
    '',
    ' ',
    '-',
    'N/A',
    'S/F',
    '30-12-1899',
    '30/12/1899',
    '1899-12-30',
    '00-01-1900',
    '00-01-00',
    '0/1/1900',
    0,
    '00000',
  ])('takes %j for an empty cell', (celda) => {
    expect(leerFecha(celda)).toBe(VACIA);
  });

  it('takes the zero date of US sheets for an empty cell', () => {
    expect(leerFecha('12/30/1899', { dialecto: 'mdy' })).toBe(VACIA);
    expect(leerFecha('1/0/1900', { dialecto: 'mdy' })).toBe(VACIA);
    expect(leerFecha(0, { sistema: 1904 })).toBe(VACIA);
  });

  it.each([
    '4/17/2024',
    '14-089-2024',
    '036-10-2024',
    '31-04-2024',
    '29-02-2023',
    '00-05-2024',
    '32-01-2024',
    '14-06-20244',
  ])('refuses %j: no such day', (celda) => {
    expect(leerFecha(celda)).toStrictEqual(NO_EXISTE);
  });

  it('refuses a day above 12 where the month should be', () => {
    expect(leerFecha('17/4/2024', { dialecto: 'mdy' })).toStrictEqual(NO_EXISTE);
  });

  it.each(['31-12-1899', '01-01-2101', '0024-04-26'])('refuses the year of %s', (celda) => {
    expect(leerFecha(celda)).toStrictEqual(ANIO_LEJANO);
  });

  it.each([
    '14-06.2024',
    '14/06.2024',
    '14,06.2024',
    '14-06/2024',
    '30 de diciembre',
    'EN TRAMITE',
    'FIN FECHA',
    '12-2024',
    '3.2024',
    '99',
    '2024',
    '4359',
    '435950',
    '99:99:99',
    '2024-04-26 10:30',
    '2024-04-26T00:00:01',
    '26-04-2024 00:00 x',
    '26-04-20 00:0024',
    '26-abril',
    '26-xyz-24',
    '26-Apr-24',
    '26-abr-024',
    'x26-abr-24',
    '26-abr-24x',
    '26abr24',
    '26-04-2024 // 27-04-2024',
    'x26-04-2024',
    '26/04/2024x',
    'x26/04/2024',
    '126/04/2024',
    '26/004/2024',
    '26.04.024',
    '126.04.2024',
  ])('refuses %j rather than guess', (celda) => {
    expect(leerFecha(celda)).toStrictEqual(NO_ES_FECHA);
  });

  it('says that an error mark is one', () => {
    expect(leerFecha('#REF!')).toMatchObject({
      ok: false,
      motivo: expect.stringContaining('error de la planilla'),
    });
  });

  it('reads back every date of two centuries in every shape', () => {
    const dias = fc.integer({ min: numeroDeDia('1900-01-02'), max: numeroDeDia('2100-12-31') });
    fc.assert(
      fc.property(dias, (dia) => {
        const fecha = fechaDeNumero(dia);
        const [anio, mes, dd] = [fecha.slice(0, 4), Number(fecha.slice(5, 7)), Number(fecha.slice(8))];
        for (const texto of [fecha, formatearFecha(fecha), `${dd}/${mes}/${anio}`, `${dd}.${mes}.${anio}`]) {
          expect(leerFecha(texto)).toStrictEqual({ ok: true, fecha });
        }
        expect(leerFecha(`${mes}/${dd}/${anio}`, { dialecto: 'mdy' })).toStrictEqual({ ok: true, fecha });
      }),
    );
  });
});

describe('leerFecha of serial numbers', () => {
  it.each([
    [43_595, '2019-05-10'],
    ['43595', '2019-05-10'],
    [45_408.75, '2024-04-26'],
    [61, '1900-03-01'],
    [1899, '1905-03-13'],
    [2101, '1905-10-01'],
    [1950.5, '1905-05-03'],
    [73_415, '2100-12-31'],
  ])('reads %j as %s', (celda, fecha) => {
    expect(leerFecha(celda)).toStrictEqual({ ok: true, fecha });
  });

  it('counts from 1904 when told', () => {
    expect(leerFecha(42_133, { sistema: 1904 })).toStrictEqual({ ok: true, fecha: '2019-05-10' });
    expect(leerFecha('42133', { sistema: 1904 })).toStrictEqual({ ok: true, fecha: '2019-05-10' });
    expect(leerFecha(1, { sistema: 1904 })).toStrictEqual({ ok: true, fecha: '1904-01-02' });
  });

  it.each([1, 60, -1, 73_416, '99999', 1900, 2024, 2100, Number.NaN, 1e12])('refuses %j', (celda) => {
    expect(leerFecha(celda)).toStrictEqual(NO_ES_SERIAL);
  });
});
