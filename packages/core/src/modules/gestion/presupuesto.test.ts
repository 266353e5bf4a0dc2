import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../kernel/runtime/write/context.ts';
import { inconsistencies } from '../../kernel/testing/consistency.ts';
import { anioQueNoCorre, clasificador } from './asignacionPresupuestaria.reglas.ts';
import * as regla from './modificacionPresupuestaria.reglas.ts';
import { type Oficina, openOficina } from './testing/oficina.ts';

let o: Oficina;
beforeAll(async () => {
  o = await openOficina();
});
afterAll(async () => {
  expect(await inconsistencies(o.world)).toEqual([]);
  await o.world.close();
});

const movimiento = (asignacion: Outcome | string, monto: number) => ({
  asignacion: typeof asignacion === 'string' ? asignacion : asignacion.id,
  monto,
});
const modificar = (tipo: string, movimientos: readonly object[]) =>
  o.crear('modificacion_presupuestaria', { materia: 'Ajuste', fundamento: 'Oficio 12', tipo, movimientos });
const visada = async (tipo: string, movimientos: readonly object[]) =>
  o.run(o.luis, await o.run(o.ana, await modificar(tipo, movimientos), 'solicitar'), 'visar');
const disponible = async (linea: Outcome) => (await o.totales(linea)).disponible;

describe('las reglas del presupuesto', () => {
  it('nombran la línea por su clasificador y la ejecutan en su año', () => {
    const linea = { anio: 2026, programa: '02', subtitulo: '33', item: '03' };
    expect(clasificador({ ...linea, asignacion: '125' })).toBe('2026-02-33.03.125');
    expect(clasificador(linea)).toBe('2026-02-33.03');
    expect([anioQueNoCorre(2026, '2026-07-15'), anioQueNoCorre(2025, '2026-07-15')]).toEqual([
      undefined,
      'El presupuesto es de 2025: se ejecuta solo durante ese año.',
    ]);
  });

  it('exigen que los movimientos cuadren con el tipo', () => {
    const [a, b] = [movimiento('a', 5), movimiento('b', -5)];
    expect(regla.descuadre('REASIGNACION', [a, b])).toBeUndefined();
    expect(regla.descuadre('REASIGNACION', [a])).toBe(
      'Una reasignación suma cero y esta suma $5: revise los montos.',
    );
    expect([regla.descuadre('SUPLEMENTO', [a]), regla.descuadre('REBAJA', [b])]).toEqual([
      undefined,
      undefined,
    ]);
    expect(regla.descuadre('SUPLEMENTO', [b])).toMatch(/^Un suplemento/);
    expect(regla.descuadre('REBAJA', [a])).toMatch(/^Una rebaja/);
    expect(regla.descuadre('REBAJA', [a, movimiento('a', -9)])).toMatch(/aparece dos veces/);
    expect(regla.descuadre('REBAJA', [movimiento('a', 0)])).toMatch(/por \$0/);
    expect(regla.descuadre('REBAJA', [b, movimiento('c', 0)])).toMatch(/por \$0/);
    expect(regla.descuadre('SUPLEMENTO', [a, b])).toMatch(/^Un suplemento/);
    expect(regla.descuadre('REBAJA', [a, b])).toMatch(/^Una rebaja/);
    for (const nada of [regla.descuadre(undefined, [a]), regla.descuadre('REBAJA', undefined)])
      expect(nada).toMatch(/^Indique al menos/);
    expect([regla.efecto(undefined), regla.aumentos(undefined), regla.aumentos([a, b])]).toEqual([0, 0, 5]);
  });

  it('piden acuerdo del CORE sobre el umbral, se mueva o se rebaje', () => {
    const pide = (...movimientos: readonly regla.Movimiento[]) => regla.requiereCore(movimientos, 10, 10);
    expect(pide(movimiento('a', 101), movimiento('b', -101))).toBe(true);
    expect(pide(movimiento('a', -101))).toBe(true);
    expect(pide(movimiento('a', 100))).toBe(false);
  });
});

describe('una modificación presupuestaria', () => {
  it('mueve dinero entre asignaciones de una vez, y sin efecto lo devuelve', async () => {
    const [una, otra] = [await o.asignacion(1000), await o.asignacion(0)];
    const lista = await visada('REASIGNACION', [movimiento(una, -400), movimiento(otra, 400)]);
    expect([await disponible(una), await disponible(otra)]).toEqual([1000, undefined]);
    const hecha = await o.run(o.ana, lista, 'tramitar');
    expect((await o.stored(hecha)).data).toMatchObject({
      numero: 1,
      folio: '1/2026',
      efecto: 0,
      aumento: 400,
    });
    expect([await disponible(una), await disponible(otra)]).toEqual([600, 400]);
    expect(await o.totales(otra)).toMatchObject({ vigente: 400 });
    const motivo = { motivo: 'Se dictó por error' };
    expect(await o.frase(o.run(o.ana, hecha, 'dejarSinEfecto', motivo))).toMatch(
      /^Debe hacerlo otra persona/,
    );
    await o.run(o.luis, hecha, 'dejarSinEfecto', motivo);
    expect([await disponible(una), await disponible(otra)]).toEqual([1000, 0]);
  });

  it('no toma lo que la asignación de origen ya comprometió', async () => {
    const [una, otra] = [await o.asignacion(1000), await o.asignacion(5)];
    const pedido = await o.crear('cdp', { glosa: 'Obra', asignacion: una.id, monto: 700 });
    await o.run(o.luis, pedido, 'emitir');
    const lista = await visada('REASIGNACION', [movimiento(una, -400), movimiento(otra, 400)]);
    expect(await o.frase(o.run(o.ana, lista, 'tramitar'))).toBe(
      'Disponible: quedan $300 y esto toma $400. Reduzca el monto o aumente lo que hay.',
    );
    expect((await o.stored(lista)).data.numero).toBeUndefined();
  });

  it('cuadra desde el comienzo, la visa otra persona y se corrige solo en borrador', async () => {
    const una = await o.asignacion(1000);
    expect(await o.frase(modificar('REASIGNACION', [movimiento(una, 1)]))).toMatch(/suma cero/);
    const creada = await modificar('SUPLEMENTO', [movimiento(una, 1)]);
    const mal = o.run(o.ana, creada, 'corregir', { tipo: 'REBAJA', movimientos: [movimiento(una, 1)] });
    expect(await o.frase(mal)).toMatch(/^Una rebaja/);
    const solicitada = await o.run(o.ana, creada, 'solicitar');
    expect(await o.frase(o.run(o.ana, solicitada, 'visar'))).toMatch(/^Debe hacerlo otra persona/);
    const devuelta = await o.run(o.luis, solicitada, 'devolver', { motivo: 'Falta el oficio' });
    await o.run(o.ana, devuelta, 'corregir', { tipo: 'SUPLEMENTO', movimientos: [movimiento(una, 9)] });
  });

  it('sobre el umbral espera el acuerdo del CORE, con el valor que la institución fijó', async () => {
    const una = await o.asignacion(0);
    const grande = [movimiento(una, 500_000_000)];
    const lista = await visada('SUPLEMENTO', grande);
    expect((await o.stored(lista)).data.requiereCore).toBe(true);
    expect(await o.frase(o.run(o.ana, lista, 'tramitar'))).toMatch(/requiere acuerdo del CORE/);
    await o.run(o.ana, lista, 'tramitar', { acuerdoCore: '45/2026' });
    const valor = { parametro: 'umbralCore', desde: '2026-07-01', valor: 9000, fundamento: 'Acuerdo 3' };
    await o.crear('parametro', valor, o.admin);
    o.world.parameters.forget('t');
    const otra = await visada('SUPLEMENTO', grande);
    expect((await o.stored(otra)).data.requiereCore).toBe(false);
    await o.run(o.ana, otra, 'tramitar');
  });
});

describe('una asignación presupuestaria', () => {
  it('corrige su inicial antes de regir, y nunca por debajo de lo usado', async () => {
    const valores = {
      anio: 2025,
      programa: '02',
      subtitulo: '31',
      item: '02',
      denominacion: 'Obras',
      montoInicial: 10,
    };
    const pasada = await o.run(o.ana, await o.crear('asignacion_presupuestaria', valores), 'aprobar');
    expect(await o.frase(o.run(o.ana, pasada, 'iniciarEjecucion'))).toMatch(/^El presupuesto es de 2025/);
    await o.run(o.ana, pasada, 'corregirInicial', { montoInicial: 30 });
    expect(await disponible(pasada)).toBe(30);
  });
});
