import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../testing/actions.ts';
import { openTaller, type Taller } from '../testing/furnish.ts';
import { createParameters } from './parameters.ts';
import { beginWork } from './write/context.ts';
import { judge } from './write/rules.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(() => t.world.close());

const values = async (tenant = 't') => {
  t.world.parameters.forget(tenant);
  return t.world.parameters.of(tenant);
};

describe('a parameter', () => {
  it('is what its institution wrote, and of no other', async () => {
    expect((await values())('dias', '2026-07-15')).toBe(60);
    const made = await t.create(t.admin, 'ajuste', { parametro: 'dias', desde: '2026-07-01', valor: 10 });
    expect((await values())('dias', '2026-07-15')).toBe(10);
    expect((await values('otra'))('dias', '2026-07-15')).toBe(60);
    expect((await values())('nada', '2026-07-15')).toBeUndefined();
    await t.remove(t.admin, made);
    expect((await values())('dias', '2026-07-15')).toBe(60);
  });

  it('may be of a pack whose institutions set none', async () => {
    const { store, product } = t.world.deps;
    const made = await t.create(t.admin, 'ajuste', { parametro: 'dias', desde: '2019-07-01', valor: 11 });
    expect((await values())('dias', '2020-07-15')).toBe(11);
    const parameterSets = product.parameterSets.map(({ declared }) => ({ declared }));
    const fixed = createParameters(store, { ...product, parameterSets });
    fixed.forget('t');
    expect((await fixed.of('t'))('dias', '2020-07-15')).toBe(90);
    await t.remove(t.admin, made);
  });

  it('answers conditions and rules alike', async () => {
    const proyecto = await t.proyecto({ inicio: '2026-06-01' });
    t.world.parameters.forget('t');
    expect((await t.view(t.admin, proyecto)).data.antiguo).toBe(false);
    await t.create(t.admin, 'ajuste', { parametro: 'dias', desde: '2026-07-01', valor: 10 });
    await t.create(t.admin, 'ajuste', { parametro: 'topeVale', desde: '2026-07-01', valor: 5 });
    t.world.parameters.forget('t');
    expect((await t.view(t.admin, proyecto)).data.antiguo).toBe(true);
    const caja = await t.create(t.admin, 'caja', { nombre: 'C', apertura: 10 });
    const vale = await t.create(t.admin, 'vale', { caja: caja.id, tipo: 'SALIDA', monto: 6 });
    expect((await refusalOf(t.run(t.admin, vale, 'emitir'))).message).toBe('El vale pasa el tope de $5.');
  });

  it('a rule asks for and nobody declares is a fault of the declaration', async () => {
    const work = await beginWork(t.world.deps, t.admin, t.module('proyecto'));
    const record = await t.stored(await t.proyecto());
    const check = ({ param }: { readonly param: (name: string) => number }) => param('nada') > 0 && 'No.';
    expect(() => judge(work, record, { check }, {}, {})).toThrow('No pack declares the parameter nada');
  });
});
