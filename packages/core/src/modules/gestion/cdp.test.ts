import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../kernel/runtime/write/context.ts';
import { faultsOf } from '../../kernel/testing/actions.ts';
import { inconsistencies } from '../../kernel/testing/consistency.ts';
import { asignacionQueNoRige, certificadoVencido, folio, vigencia } from './cdp.reglas.ts';
import { type Oficina, openOficina } from './testing/oficina.ts';

let o: Oficina;
beforeAll(async () => {
  o = await openOficina();
});
afterAll(async () => {
  expect(await inconsistencies(o.world)).toEqual([]);
  await o.world.close();
});

const pedir = (asignacion: Outcome, monto: number) =>
  o.crear('cdp', { glosa: 'Obra', asignacion: asignacion.id, monto, iniciativa: o.iniciativa.id });
const emitido = async (asignacion: Outcome, monto: number) =>
  o.run(o.luis, await pedir(asignacion, monto), 'emitir');

describe('las reglas del CDP', () => {
  it('exigen un presupuesto que rige y un certificado vigente', () => {
    expect(asignacionQueNoRige({ estado: 'EJECUCION' })).toBeUndefined();
    expect(asignacionQueNoRige({ estado: 'CERRADO' })).toContain('no está en ejecución');
    expect(asignacionQueNoRige(undefined)).toBeDefined();
    expect(vigencia('2026-07-15', 60)).toEqual({ emitidoEl: '2026-07-15', vence: '2026-09-13' });
    expect(certificadoVencido('2026-07-14', '2026-07-15')).toContain('venció');
    expect(certificadoVencido('2026-07-15', '2026-07-15')).toBeUndefined();
    expect(certificadoVencido(undefined, '2026-07-15')).toBeUndefined();
    expect([folio(3, 2026), folio(undefined, undefined)]).toEqual(['3/2026', undefined]);
  });
});

describe('un CDP', () => {
  it('toma su número y descuenta del saldo al emitirse', async () => {
    const linea = await o.asignacion(1000);
    const uno = await emitido(linea, 300);
    expect((await o.stored(uno)).data).toMatchObject({
      numero: 1,
      anio: 2026,
      folio: '1/2026',
      vence: '2026-09-13',
    });
    expect(await o.totales(linea)).toEqual({ vigente: 1000, disponible: 700, precomprometido: 300 });
    const usado = await o.run(o.ana, uno, 'utilizar', { compromiso: 'Res. 45/2026' });
    expect(await o.totales(linea)).toMatchObject({ disponible: 700, precomprometido: 0, comprometido: 300 });
    await o.run(o.ana, usado, 'anular', { motivo: 'El contrato no se firmó' });
    expect(await o.totales(linea)).toMatchObject({ disponible: 1000, comprometido: 0 });
    const dos = await emitido(linea, 1);
    expect((await o.stored(dos)).data.numero).toBe(2);
  });

  it('se rechaza sobre el saldo, y el intento queda auditado con su razón', async () => {
    const linea = await o.asignacion(1000);
    const pedido = await pedir(linea, 1001);
    const razon = 'Disponible: quedan $1.000 y esto toma $1.001. Reduzca el monto o aumente lo que hay.';
    expect(await o.frase(o.run(o.luis, pedido, 'emitir'))).toBe(razon);
    const [ultimo] = (await o.history(o.ana, pedido)).data;
    expect(ultimo).toMatchObject({
      verb: 'emitir',
      refused: razon,
      actor: { id: o.luis.actor.id, nombre: 'Luis Soto' },
    });
    expect((await o.stored(pedido)).estado).toBe('SOLICITADO');
    const corregido = await o.run(o.ana, pedido, 'corregir', { monto: 1000 });
    await o.run(o.luis, corregido, 'emitir');
    expect((await o.totales(linea)).disponible).toBe(0);
    expect((await o.view(o.ana, linea)).data.agotada).toBe(true);
  });

  it('no lo emite quien lo pidió ni quien corrigió su monto', async () => {
    const linea = await o.asignacion(1000);
    const pedido = await pedir(linea, 10);
    expect(await o.frase(o.run(o.ana, pedido, 'emitir'))).toMatch(/^Debe hacerlo otra persona/);
    const corregido = await o.run(o.luis, pedido, 'corregir', { monto: 20 });
    expect(await o.frase(o.run(o.luis, corregido, 'emitir'))).toMatch(/^Debe hacerlo otra persona/);
    await o.run(o.jefa, corregido, 'emitir');
  });

  it('no cambia de monto ni de asignación por una edición', async () => {
    const pedido = await pedir(await o.asignacion(1000), 10);
    expect(await faultsOf(o.patch(o.ana, pedido, { monto: 11, glosa: 'Otra' }))).toEqual({
      monto: 'Este dato no se edita aquí: use la acción que lo cambia.',
    });
    await o.patch(o.ana, pedido, { glosa: 'Otra' });
  });

  it('solo se emite sobre un presupuesto en ejecución', async () => {
    const cerrada = await o.run(o.ana, await o.asignacion(1000), 'cerrar');
    expect(await o.frase(o.run(o.luis, await pedir(cerrada, 1), 'emitir'))).toContain('no está en ejecución');
  });

  it('vence, y su monto vuelve al saldo', async () => {
    const linea = await o.asignacion(1000);
    const uno = await emitido(linea, 400);
    expect(await o.frase(o.run(o.ana, uno, 'vencer'))).toBe('El certificado sigue vigente.');
    expect((await o.view(o.ana, uno)).data).toMatchObject({ vencido: false, diasParaVencer: 60 });
    const dias = 61 * 86_400_000;
    o.world.clock.avanzar(dias);
    expect((await o.view(o.ana, uno)).data).toMatchObject({ vencido: true, diasParaVencer: -1 });
    expect(await o.frase(o.run(o.ana, uno, 'utilizar', { compromiso: 'Res. 1' }))).toContain('venció');
    await o.run(o.ana, uno, 'vencer');
    expect((await o.totales(linea)).disponible).toBe(1000);
    o.world.clock.avanzar(-dias);
  });

  it('nunca supera la asignación entre cincuenta solicitudes a la vez', async () => {
    const linea = await o.asignacion(1000);
    const pedidos = await Promise.all(Array.from({ length: 50 }, () => pedir(linea, 30)));
    const intentos = await Promise.allSettled(pedidos.map((pedido) => o.run(o.luis, pedido, 'emitir')));
    const emitidos = intentos.filter(({ status }) => status === 'fulfilled').length;
    const { disponible = 0, precomprometido } = await o.totales(linea);
    expect(emitidos).toBe(33);
    expect({ disponible, precomprometido }).toEqual({ disponible: 10, precomprometido: 990 });
    const guardados = await Promise.all(pedidos.map((pedido) => o.stored(pedido)));
    const numeros = guardados.flatMap(({ data }) => (data.numero === undefined ? [] : [Number(data.numero)]));
    const orden = numeros.toSorted((a, b) => a - b);
    expect(orden.at(-1)).toBe((orden[0] ?? 0) + 32);
    expect(new Set(numeros).size).toBe(33);
    const rechazados = pedidos.filter((_, at) => guardados[at]?.estado === 'SOLICITADO');
    const historias = await Promise.all(rechazados.map((pedido) => o.history(o.ana, pedido)));
    for (const { data } of historias) expect(data[0]?.refused).toMatch(/^Disponible: quedan/);
  });
});
