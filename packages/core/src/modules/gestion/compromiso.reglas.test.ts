import { describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/declare/record.ts';
import * as regla from './compromiso.reglas.ts';

const actor: Actor = { id: 'ana', tenant: 't', roles: [], units: [], subtree: [] };

describe('el plazo de un compromiso', () => {
  it('es el de su tipo', () => {
    const plazos = (Object.keys(regla.tipos) as regla.Tipo[]).map((tipo) => [
      tipo,
      regla.vencimiento(tipo, '2026-07-01'),
    ]);
    expect(Object.fromEntries(plazos)).toMatchObject({
      HITO_CONTRATO: '2026-07-31',
      ENTREGA_INFORME: '2026-07-16',
      REVISION_TECNICA: '2026-07-11',
      VISITA_TERRENO: '2026-07-08',
      SESION_COMITE: '2026-07-02',
    });
  });

  it('solo se prorroga hacia adelante', () => {
    expect(regla.prorrogaInutil('2026-07-10', '2026-07-10')).toMatch(/posterior/);
    expect(regla.prorrogaInutil('2026-07-10', '2026-07-11')).toBeUndefined();
    expect(regla.prorrogaInutil(undefined, '2026-07-11')).toBeUndefined();
    expect(regla.prorrogaInutil('2026-07-10', undefined)).toBeUndefined();
  });

  it('vence cuando pasó su día', () => {
    expect(regla.aunNoVence('2026-07-15', '2026-07-15')).toMatch(/dentro de plazo/);
    expect(regla.aunNoVence(undefined, '2026-07-15')).toMatch(/dentro de plazo/);
    expect(regla.aunNoVence('2026-07-14', '2026-07-15')).toBeUndefined();
  });
});

it('nadie valida lo que tiene a su cargo', () => {
  expect(regla.apruebaLoPropio('ana', actor)).toMatch(/otra persona/);
  expect(regla.apruebaLoPropio('luis', actor)).toBeUndefined();
});
