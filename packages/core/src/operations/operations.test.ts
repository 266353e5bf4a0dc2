import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestTable, type TestTable } from '../identity/testing/efimero.ts';
import { type Beats, createBeats, withBeat } from './beats.ts';
import { workOf } from './dead-letter.ts';

describe('a beat', () => {
  let efimero: TestTable;
  let beats: Beats;
  beforeEach(async () => {
    efimero = await openTestTable();
    beats = createBeats(efimero);
  });
  afterEach(() => efimero.close());

  it('is left by every run, well or not, and the last one stays', async () => {
    expect(await withBeat(beats, 'noche', async () => 7)).toBe(7);
    await expect(withBeat(beats, 'hora', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    efimero.clock.at += 1000;
    await withBeat(beats, 'noche', async () => 8);
    expect(await beats.last()).toMatchObject([
      { name: 'hora', ok: false, at: efimero.clock.at - 1000 },
      { name: 'noche', ok: true, at: efimero.clock.at },
    ]);
  });

  it('changes nothing of a run when it cannot be left', async () => {
    const broken = { leave: () => Promise.reject(new Error('away')) };
    expect(await withBeat(broken, 'noche', async () => 7)).toBe(7);
  });
});

describe('what a message asks for', () => {
  it('is an effect about a record, or a kind of mail', () => {
    const event = { tenant: 'nuble', module: 'ipr', id: '01j', codigo: 'IPR-1', actor: 'ana' };
    expect(workOf(JSON.stringify({ effect: 'ipr.recalcular', event }))).toEqual({
      work: 'ipr.recalcular',
      tenant: 'nuble',
      record: { module: 'ipr', id: '01j', codigo: 'IPR-1' },
      looped: false,
    });
    expect(workOf(JSON.stringify({ kind: 'clave', tenant: 'nuble', to: 'ana@x.cl' }))).toEqual({
      work: 'correo.clave',
      tenant: 'nuble',
      looped: false,
    });
    expect(workOf(JSON.stringify({ effect: 'a.b', event, why: 'da vueltas' })).looped).toBe(true);
  });

  it('is unreadable for anything else, and never fails', () => {
    for (const body of ['', 'x', '[]', 'null', '{"event":3}'])
      expect(workOf(body)).toEqual({ work: 'ilegible', looped: false });
    fc.assert(fc.property(fc.json(), (body) => workOf(body).work !== ''));
  });
});
