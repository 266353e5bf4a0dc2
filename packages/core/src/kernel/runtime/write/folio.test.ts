import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../testing/actions.ts';
import { inconsistencies } from '../../testing/consistency.ts';
import { openTaller, type Taller } from '../../testing/furnish.ts';
import { Overtaken } from '../store/transact.ts';
import { beginWork, type Outcome } from './context.ts';
import { takeFolio, whileOvertaken } from './folio.ts';

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

const vale = (tipo: string, monto = 1) => t.create(t.admin, 'vale', { caja: caja.id, tipo, monto });
const numberOf = async (from: Outcome) => (await t.stored(from)).data;

describe('the legal number of a record', () => {
  it('is the next of its series, without gaps, whatever fails in between', async () => {
    const first = await t.run(t.admin, await vale('ENTRADA'), 'emitir');
    expect(await numberOf(first)).toMatchObject({ numero: 1, anio: 2026 });
    const tooMuch = await vale('SALIDA', 5000);
    expect((await refusalOf(t.run(t.admin, tooMuch, 'emitir'))).message).toContain('quedan $101');
    expect(await numberOf(await t.run(t.admin, await vale('SALIDA'), 'emitir'))).toMatchObject({ numero: 1 });
    expect(await numberOf(await t.run(t.admin, await vale('ENTRADA'), 'emitir'))).toMatchObject({
      numero: 2,
    });
  });

  it('stays with the record that took it', async () => {
    const issued = await t.run(t.admin, await vale('ENTRADA'), 'emitir');
    const back = await t.run(t.admin, issued, 'retirar');
    expect(await numberOf(await t.run(t.admin, back, 'emitir'))).toMatchObject({ numero: 3 });
  });

  it('is given once each to thirty who ask at the same moment', async () => {
    const drafts = await Promise.all(Array.from({ length: 30 }, () => vale('ENTRADA')));
    const issued = await Promise.all(drafts.map((draft) => t.run(t.admin, draft, 'emitir')));
    const numbers = await Promise.all(issued.map(async (one) => Number((await numberOf(one)).numero)));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, at) => at + 4));
  });

  it('begins again each year', async () => {
    const days = 200 * 86_400_000;
    t.world.clock.avanzar(days);
    const issued = await t.run(t.admin, await vale('ENTRADA'), 'emitir');
    expect(await numberOf(issued)).toMatchObject({ numero: 1, anio: 2027 });
    t.world.clock.avanzar(-days);
  });

  it('belongs to a series without what the record does not say', async () => {
    const record = await t.stored(await vale('ENTRADA'));
    const module = t.world.deps.product.find('vale');
    if (!module) throw new Error('No vale');
    const work = await beginWork(t.world.deps, t.admin, module);
    const folio = { number: 'numero', year: 'anio', series: ['tipo', 'glosa'] };
    const taken = await takeFolio(work, record, folio);
    expect(JSON.stringify(taken?.step.item.Update?.Key)).toContain('vale/ENTRADA/');
    expect(taken?.after.data).toMatchObject({ numero: 1 });
  });

  it('is not waited for without end', async () => {
    let tries = 0;
    const attempt = whileOvertaken(async () => {
      tries += 1;
      throw new Overtaken();
    });
    expect(await refusalOf(attempt)).toMatchObject({ kind: 'no_disponible' });
    expect(tries).toBe(40);
  });
});
