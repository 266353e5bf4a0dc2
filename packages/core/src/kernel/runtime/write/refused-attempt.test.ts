import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../testing/actions.ts';
import { inconsistencies } from '../../testing/consistency.ts';
import { openTaller, type Taller } from '../../testing/furnish.ts';
import { GoreError } from '../error.ts';
import { effectsOf } from '../events/effects.ts';
import { refused } from '../refusals.ts';
import { beginWork, type Outcome } from './context.ts';
import { auditingRefusals } from './refused-attempt.ts';

let t: Taller;
let caja: Outcome;
beforeAll(async () => {
  t = await openTaller();
  caja = await t.create(t.admin, 'caja', { nombre: 'Menor', apertura: 100 });
});
afterAll(async () => {
  expect(await inconsistencies(t.world)).toEqual([]);
  await t.world.close();
});

const salida = (monto: number) => t.create(t.admin, 'vale', { caja: caja.id, tipo: 'SALIDA', monto });
const attemptsOn = async (from: Outcome) =>
  (await t.history(t.admin, from)).data.filter(({ refused }) => refused !== undefined);

describe('an attempt that is refused and audited', () => {
  it('leaves an event with who, when and why, and the record as it was', async () => {
    const vale = await salida(500);
    const attempt = () => t.run(t.admin, vale, 'emitir', { firma: 'ana' });
    const { message } = await refusalOf(attempt());
    expect(message).toBe('En caja: quedan $100 y esto toma $500. Reduzca el monto o aumente lo que hay.');
    expect((await refusalOf(attempt())).message).toBe(message);
    expect(await attemptsOn(vale)).toMatchObject([
      { verb: 'emitir', label: 'Emitir', refused: message, changes: [], seq: 3 },
      { verb: 'emitir', refused: message, actor: { id: 'admin' }, seq: 2 },
    ]);
    const { estado, version, actualizadoEn, creadoEn, hechos } = await t.stored(vale);
    expect({ estado, version }).toEqual({ estado: 'BORRADOR', version: 3 });
    expect(actualizadoEn).toBe(creadoEn);
    expect(hechos).not.toHaveProperty('emitir');
  });

  it('tells of rules too, and of nothing else', async () => {
    const vale = await salida(2_000_000);
    expect((await refusalOf(t.run(t.admin, vale, 'emitir'))).message).toBe(
      'El vale pasa el tope de $1000000.',
    );
    expect(await attemptsOn(vale)).toHaveLength(1);
    expect(await refusalOf(t.run(t.admin, vale, 'emitir', { firma: 'x'.repeat(61) }))).toMatchObject({
      code: 'DATOS_INVALIDOS',
    });
    expect(await attemptsOn(vale)).toHaveLength(1);
  });

  it('does not stand in the way of whoever mends it from the version they had', async () => {
    const vale = await salida(150);
    await refusalOf(t.run(t.admin, vale, 'emitir'));
    const mended = await t.patch(t.admin, vale, { monto: 50 });
    expect((await t.stored(await t.run(t.admin, mended, 'emitir'))).estado).toBe('EMITIDO');
  });

  it('is told though others write the record at the same moment', async () => {
    const vale = await salida(900);
    await Promise.all(Array.from({ length: 3 }, () => refusalOf(t.run(t.admin, vale, 'emitir'))));
    expect(await attemptsOn(vale)).toHaveLength(3);
  });

  it('has no effects', () => {
    const event = { tenant: 't', module: 'proyecto', id: 'x', codigo: 'x', seq: 2, verb: 'iniciar' };
    const happened = { ...event, estado: 'IDEA', actor: 'a', at: '2026-07-15T00:00:00.000Z', depth: 0 };
    const { product } = t.world.deps;
    expect(effectsOf(product, [happened])).toHaveLength(1);
    expect(effectsOf(product, [{ ...happened, refused: true }])).toEqual([]);
  });
});

describe('the telling of a refused attempt', () => {
  const workOver = async (broken: Partial<Taller['world']['deps']['store']>) => {
    const { deps } = t.world;
    const work = await beginWork(deps, t.admin, t.module('vale'));
    return { ...work, deps: { ...deps, store: { ...deps.store, ...broken } } };
  };
  const refuse = async () => {
    throw refused('No hay.');
  };

  it('is left out when the record is gone', async () => {
    const vale = await t.stored(await salida(1));
    const work = await workOver({ get: async () => undefined });
    expect((await refusalOf(auditingRefusals(work, vale, 'emitir', refuse))).message).toBe('No hay.');
  });

  it('gives up with a conflict when the record never rests, and passes on what else goes wrong', async () => {
    const vale = await t.stored(await salida(1));
    const stale = await workOver({ get: async () => ({ ...vale, version: 7 }) });
    expect(await refusalOf(auditingRefusals(stale, vale, 'emitir', refuse))).toMatchObject({
      kind: 'conflicto',
    });
    const away = await workOver({
      get: async () => {
        throw new GoreError('no_disponible', 'Intente de nuevo.');
      },
    });
    expect(await refusalOf(auditingRefusals(away, vale, 'emitir', refuse))).toMatchObject({
      kind: 'no_disponible',
    });
  });
});
