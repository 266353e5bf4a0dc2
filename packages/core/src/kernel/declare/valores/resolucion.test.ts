import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatearFecha } from './fecha.ts';
import { leerReferenciaActo } from './resolucion.ts';

describe('a reference to an act', () => {
  it.each([
    ['227/06.03.2025', { numero: '227', fecha: '2025-03-06' }],
    ['312/09.05.2024', { numero: '312', fecha: '2024-05-09' }],
    ['907/2024', { numero: '907', anio: 2024 }],
    ['Nº 46', { numero: '46' }],
    ['Res. Ex. N° 1200 / 26-12-2024', { numero: '1200', fecha: '2024-12-26' }],
    ['963', { numero: '963' }],
    [130, { numero: '130' }],
    ['RESOLUCIÓN EXENTA N° 15', { numero: '15' }],
    ['Resolucion  EX.  N.  15/2025', { numero: '15', anio: 2025 }],
    ['RES 15', { numero: '15' }],
    ['Oficio 88', { numero: '88' }],
    ['Of. No 88', { numero: '88' }],
    ['OF88', { numero: '88' }],
    ['EXENTA 7', { numero: '7' }],
    ['EX 7', { numero: '7' }],
    ['227 06-03-2025', { numero: '227', fecha: '2025-03-06' }],
  ])('%s is read', (celda, acto) => {
    expect(leerReferenciaActo(celda)).toEqual({ ok: true, acto });
  });

  it.each(['RES EN TRAMITE', '45/99.99.2025', '12a', '45/junio', 'Carta 45', '45/20245', '45x2024'])(
    '%s is refused',
    (celda) => {
      expect(leerReferenciaActo(celda)).toMatchObject({ ok: false, motivo: expect.stringMatching(/\.$/) });
    },
  );

  it.each(['', 'N/A', '-'])('«%s» says nothing', (celda) => {
    expect(leerReferenciaActo(celda)).toMatchObject({ vacia: true });
  });

  it('is the same however its date is written', () => {
    const day = fc.record({
      numero: fc.integer({ min: 1, max: 999_999 }),
      fecha: fc.date({ min: new Date('2000-01-01'), max: new Date('2069-12-31'), noInvalidDate: true }),
      separador: fc.constantFrom('.', '-', '/'),
    });
    fc.assert(
      fc.property(day, ({ numero, fecha, separador }) => {
        const iso = fecha.toISOString().slice(0, 10);
        const written = formatearFecha(iso).replaceAll('-', separador);
        expect(leerReferenciaActo(`${numero}/${written}`)).toEqual({
          ok: true,
          acto: { numero: String(numero), fecha: iso },
        });
      }),
    );
  });
});
