import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toyImports } from './testing/toy-import.ts';
import { bucketOf } from './verdict.ts';

/** The same amount in the styles of real sheets. */
const styles: readonly ((miles: number) => string)[] = [
  (miles) => `$${miles.toLocaleString('en-US')}`,
  (miles) => `M$${miles.toLocaleString('en-US')}`,
  (miles) => ` $ ${miles.toLocaleString('de-DE')} `,
  (miles) => String(miles),
];

describe('the money of an import', () => {
  it('adds up to the sheet to the peso, whatever becomes of its rows', async () => {
    const row = fc.record({
      codigo: fc.constantFrom('A1', 'A2', 'A3', '-', ''),
      nombre: fc.constantFrom('Puente', 'Canal', ''),
      miles: fc.integer({ min: 1, max: 900_000_000 }),
      style: fc.nat(styles.length - 1),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        const { run } = toyImports();
        const { resumen, filas } = await run(
          rows.map(({ codigo, nombre, miles, style }) => [
            codigo,
            nombre,
            '',
            '',
            styles[style]?.(miles) ?? '',
          ]),
        );
        const pesos = new Map(rows.map(({ miles }, at) => [at + 2, miles * 1000]));
        const bucket = (name: string) =>
          filas
            .filter(({ veredicto }) => bucketOf[veredicto] === name)
            .reduce((sum, { fila }) => sum + (pesos.get(fila) ?? 0), 0);
        expect(filas).toHaveLength(rows.length);
        expect(resumen.conciliacion).toMatchObject([
          {
            planilla: rows.reduce((sum, { miles }) => sum + miles * 1000, 0),
            aceptado: bucket('aceptado'),
            retenido: bucket('retenido'),
            omitido: bucket('omitido'),
            rechazado: bucket('rechazado'),
            ilegibles: 0,
          },
        ]);
      }),
      { numRuns: 60 },
    );
  });
});
