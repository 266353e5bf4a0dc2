import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as regla from './problema.reglas.ts';

const impactos = Object.keys(regla.impactos) as regla.Impacto[];
const estados = ['ABIERTO', 'EN_GESTION', 'RESUELTO', 'CERRADO_SIN_RESOLVER'];
const uno = fc.record({ estado: fc.constantFrom(...estados), impacto: fc.constantFrom(...impactos) });

describe('cómo está una iniciativa', () => {
  it('lo dicen sus problemas abiertos', () => {
    expect(regla.situacionDe([])).toEqual({ tieneProblemasAbiertos: false, nivelAlerta: 'NORMAL' });
    expect(regla.situacionDe([{ estado: 'ABIERTO' }])).toEqual({
      tieneProblemasAbiertos: true,
      nivelAlerta: 'ATENCION',
    });
    expect(regla.situacionDe([{ estado: 'EN_GESTION', impacto: 'BLOQUEA_PAGO' }]).nivelAlerta).toBe(
      'CRITICO',
    );
    expect(regla.situacionDe([{ estado: 'RESUELTO', impacto: 'BLOQUEA_PAGO' }]).nivelAlerta).toBe('NORMAL');
  });

  it('no depende del orden, y un problema más nunca la mejora', () => {
    const orden = ['NORMAL', 'ATENCION', 'CRITICO'];
    fc.assert(
      fc.property(fc.array(uno), uno, (problemas, otro) => {
        const antes = regla.situacionDe(problemas);
        expect(regla.situacionDe(problemas.toReversed())).toEqual(antes);
        const despues = regla.situacionDe([...problemas, otro]);
        expect(orden.indexOf(despues.nivelAlerta)).toBeGreaterThanOrEqual(orden.indexOf(antes.nivelAlerta));
      }),
    );
  });
});

it('la cola pone primero lo que bloquea un pago y luego lo que retrasa una obra', () => {
  const cola = impactos.toSorted((a, b) => regla.gravedad(a) - regla.gravedad(b));
  expect(cola.slice(0, 2)).toEqual(['BLOQUEA_PAGO', 'RETRASA_OBRA']);
  expect(regla.gravedad(undefined)).toBe(3);
});

it('un problema no enlaza más de 25 trabajos', () => {
  expect(regla.demasiadosTrabajos(undefined)).toBeUndefined();
  expect(regla.demasiadosTrabajos(Array.from({ length: 24 }, String))).toBeUndefined();
  expect(regla.demasiadosTrabajos(Array.from({ length: 25 }, String))).toMatch(/^Ya tiene 25 trabajos/);
});
