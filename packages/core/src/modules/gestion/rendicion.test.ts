import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inconsistencies } from '../../kernel/testing/consistency.ts';
import * as regla from './rendicion.reglas.ts';
import { type Oficina, openOficina } from './testing/oficina.ts';

let o: Oficina;
beforeAll(async () => {
  o = await openOficina();
});
afterAll(async () => {
  expect(await inconsistencies(o.world)).toEqual([]);
  await o.world.close();
});

describe('las reglas de una rendición', () => {
  it('ponen a prueba períodos y montos', () => {
    expect(regla.periodoImposible('2026-02-01', '2026-01-01')).toBeDefined();
    expect(regla.periodoImposible('2026-01-01', '2026-01-01')).toBeUndefined();
    expect(regla.periodoImposible(undefined, '2026-01-01')).toBeUndefined();
    expect(regla.montosImposibles({ tipoInforme: 'SIN_MOVIMIENTO', montoRendido: 1 })).toMatch(
      /sin movimiento/,
    );
    expect(regla.montosImposibles({ montoRendido: 10, gastoAdministrativo: 11 })).toMatch(
      /parte de lo rendido/,
    );
    expect(regla.montosImposibles({})).toBeUndefined();
    expect(regla.montosImposibles({ tipoInforme: 'SIN_MOVIMIENTO', montoRendido: 0 })).toBeUndefined();
    expect(regla.montosImposibles({ tipoInforme: 'MENSUAL', montoRendido: 1 })).toBeUndefined();
  });

  it('calculan la parte administrativa y si llegó a tiempo', () => {
    expect([regla.porcentaje(1, 3), regla.porcentaje(undefined, 3), regla.porcentaje(1, 0)]).toEqual([
      33.33,
      undefined,
      undefined,
    ]);
    expect(regla.aTiempo('2026-01-02', '2026-01-02')).toBe(true);
    expect(regla.aTiempo('2026-01-03', '2026-01-02')).toBe(false);
    expect([regla.aTiempo(undefined, 'x'), regla.aTiempo('x', undefined)]).toEqual([undefined, undefined]);
    expect(regla.gastoExcesivo(5, 100, 5)).toBeUndefined();
    expect(regla.gastoExcesivo(6, 100, 5)).toMatch(/^El gasto administrativo pasa de 5 % \(\$5\)/);
    expect(regla.gastoExcesivo(undefined, 0, 5)).toBeUndefined();
  });
});

describe('una rendición', () => {
  const pagado = async () => {
    const convenio = await o.convenio();
    const cuota = await o.crear('cuota', {
      convenio: convenio.id,
      numero: 1,
      monto: 100,
      vence: '2026-07-20',
    });
    const tramitada = await o.run(o.ana, cuota, 'tramitar');
    await o.run(o.luis, tramitada, 'pagar', { montoPagado: 100, comprobante: 'TEF' });
    return convenio;
  };
  const rendicion = (convenio: string, values = {}) =>
    o.crear('rendicion', {
      convenio,
      numero: 1,
      tipoInforme: 'MENSUAL',
      desde: '2026-06-01',
      hasta: '2026-06-30',
      plazo: '2026-07-15',
      montoRendido: 80,
      montoReintegrado: 20,
      gastoAdministrativo: 4,
      ...values,
    });
  const recibida = { presentada: '2026-07-14' };
  const motivo = { motivo: 'Falta la boleta 12' };

  it('cierra primero lo técnico y después lo financiero, con otros ojos', async () => {
    const convenio = await pagado();
    expect((await o.totales(convenio)).porRendir).toBe(100);
    const creada = await rendicion(convenio.id);
    expect((await o.stored(creada)).data).toMatchObject({
      entidad: o.municipio.id,
      iniciativa: o.iniciativa.id,
    });
    expect((await o.totales(o.municipio)).rendicionesPendientes).toBe(1);
    const enRevision = await o.seguir(o.ana, creada, ['recibir', recibida], ['revisar']);
    expect((await o.stored(enRevision)).data).toMatchObject({ aTiempo: true, porcentajeAdministrativo: 5 });
    expect(await o.frase(o.run(o.luis, enRevision, 'cerrarFinanciera'))).toMatch(/^No corresponde en estado/);
    expect(await o.frase(o.run(o.ana, enRevision, 'aprobarTecnica'))).toMatch(/^Debe hacerlo otra persona/);
    const enUcr = await o.seguir(o.luis, enRevision, ['aprobarTecnica'], ['enviarUcr']);
    expect(await o.frase(o.run(o.luis, enUcr, 'cerrarFinanciera'))).toMatch(/«Aprobar cierre técnico»/);
    await o.run(o.jefa, enUcr, 'cerrarFinanciera');
    expect((await o.totales(convenio)).porRendir).toBe(0);
    expect((await o.totales(o.municipio)).rendicionesPendientes).toBe(0);
  });

  it('se observa y subsana cuantas veces haga falta', async () => {
    const creada = await rendicion((await pagado()).id, { gastoAdministrativo: 5 });
    const vuelta = [['observar', motivo], ['subsanar']] as const;
    const enRevision = await o.seguir(
      o.ana,
      creada,
      ['recibir', recibida],
      ['revisar'],
      ...vuelta,
      ...vuelta,
    );
    expect(await o.frase(o.run(o.luis, enRevision, 'aprobarTecnica'))).toMatch(
      /^El gasto administrativo pasa/,
    );
    const observada = await o.seguir(o.luis, enRevision, ['observar', motivo]);
    const excesiva = o.run(o.ana, observada, 'corregirMontos', { montoRendido: 2 });
    expect(await o.frase(excesiva)).toMatch(/parte de lo rendido/);
    const corregida = await o.run(o.ana, observada, 'corregirMontos', {
      montoRendido: 80,
      gastoAdministrativo: 1,
    });
    const enUcr = await o.seguir(o.luis, corregida, ['subsanar'], ['aprobarTecnica'], ['enviarUcr']);
    expect((await o.stored(await o.run(o.jefa, enUcr, 'observar', motivo))).estado).toBe('OBSERVADA');
  });

  it('no llega del futuro, y fuera de plazo se nota', async () => {
    const creada = await rendicion((await pagado()).id, { plazo: '2026-07-14' });
    expect((await o.view(o.ana, creada)).data.atrasada).toBe(true);
    const futura = o.run(o.ana, creada, 'recibir', { presentada: '2026-07-16' });
    expect(await o.frase(futura)).toMatch(/no ha llegado/);
    const ajena = await rendicion((await pagado()).id, { desde: '2026-07-01' }).catch((e: unknown) => e);
    expect(String(ajena)).toMatch(/termina antes de comenzar/);
  });
});
