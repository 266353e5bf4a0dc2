import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parameterOn } from '../declare/parameter.ts';
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
  const declared = {
    label: 'Tope',
    unit: 'UTM',
    source: 'Ley',
    values: [
      { from: '2024-01-01', value: 10 },
      { from: '2026-01-01', value: 30 },
      { from: '2025-01-01', value: 20 },
    ],
  } as const;

  it('has the declared value in force on a date, and the first before all of them', () => {
    const on = (date: string) => parameterOn(declared, [], date);
    expect(['2023-05-05', '2024-12-31', '2025-01-01', '2030-01-01'].map(on)).toEqual([10, 10, 20, 30]);
  });

  it('is that of the institution from the date it sets one', () => {
    const own = [
      { from: '2025-06-01', value: 7 },
      { from: '2026-07-01', value: 8 },
    ];
    const on = (date: string) => parameterOn(declared, own, date);
    expect(['2025-05-31', '2025-06-01', '2026-02-01', '2026-07-01'].map(on)).toEqual([20, 7, 7, 8]);
  });

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
    const packs = product.packs.map((pack) =>
      pack.parameters ? { ...pack, parameters: { declared: pack.parameters.declared } } : pack,
    );
    const fixed = createParameters(store, { ...product, packs });
    fixed.forget('t');
    expect((await fixed.of('t'))('dias', '2020-07-15')).toBe(90);
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
