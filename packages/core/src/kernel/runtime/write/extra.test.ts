import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from '../../testing/actions.ts';
import { inconsistencies } from '../../testing/consistency.ts';
import { openTaller, type Taller } from '../../testing/furnish.ts';
import { createExtraFields, maxExtraFields } from '../extra.ts';
import type { StoredRecord } from '../stored.ts';

let t: Taller;
const add = (nombre: string, tipo: string, more = {}) =>
  t.create(t.admin, 'campo_extra', {
    modulo: 'proyecto',
    nombre,
    etiqueta: nombre.toUpperCase(),
    tipo,
    ...more,
  });

beforeAll(async () => {
  t = await openTaller();
  await add('plazo', 'number', { orden: 2, ayuda: 'En días.' });
  await add('visita', 'date', { orden: 1 });
  await add('zona', 'choice', { opciones: ' Norte \n\nSur\n' });
  await add('lema', 'text');
  await t.create(t.admin, 'campo_extra', {
    modulo: 'pago',
    nombre: 'banco',
    etiqueta: 'Banco',
    tipo: 'text',
  });
  t.world.extra.forget('t');
});
afterAll(async () => {
  expect(await inconsistencies(t.world)).toEqual([]);
  await t.world.close();
});

describe('the fields an institution added', () => {
  it('come in their order, each of its kind, to their module', async () => {
    const fields = await t.world.extra.of('t', 'proyecto');
    expect(Object.entries(fields).map(([name, { kind, label }]) => [name, kind, label])).toEqual([
      ['zona', 'choice', 'ZONA'],
      ['lema', 'text', 'LEMA'],
      ['visita', 'date', 'VISITA'],
      ['plazo', 'number', 'PLAZO'],
    ]);
    expect(fields.zona?.choices).toEqual({ Norte: 'Norte', Sur: 'Sur' });
    expect(fields.plazo?.options.help).toBe('En días.');
    expect(Object.keys(await t.world.extra.of('t', 'pago'))).toEqual(['banco']);
    expect(await t.world.extra.of('otra', 'proyecto')).toEqual({});
  });

  it('are read, kept and changed beside the others', async () => {
    const extra = { plazo: 90, visita: '2026-08-01', zona: 'Sur', lema: ' Así  es ' };
    const made = await t.proyecto({ extra });
    expect((await t.stored(made)).extra).toEqual({ ...extra, lema: 'Así es' });
    const patched = await t.patch(t.admin, made, { extra: { plazo: 91, lema: null } });
    expect((await t.stored(made)).extra).toEqual({ plazo: 91, visita: '2026-08-01', zona: 'Sur' });
    expect((await t.view(t.jefa, patched)).data.extra).toEqual({
      plazo: 91,
      visita: '2026-08-01',
      zona: 'Sur',
    });
  });

  it('may be written by the name they have in lists, as the portal does', async () => {
    const made = await t.proyecto({ 'extra.plazo': 90, 'extra.zona': 'Sur' });
    expect((await t.stored(made)).extra).toEqual({ plazo: 90, zona: 'Sur' });
    await t.patch(t.admin, made, { 'extra.plazo': null, nombre: 'Otro nombre' });
    expect((await t.stored(made)).extra).toEqual({ zona: 'Sur' });
  });

  it('come by their name in lists just as well', async () => {
    const made = await t.proyecto({ 'extra.plazo': 3, extra: { lema: 'x' } });
    await t.patch(t.admin, made, { 'extra.plazo': 4 });
    expect((await t.stored(made)).extra).toEqual({ plazo: 4, lema: 'x' });
    expect(await faultsOf(t.patch(t.admin, made, { 'extra.rumbo': 4 }))).toEqual({
      'extra.rumbo': 'No existe este dato.',
    });
    expect((await t.stored(await t.proyecto({ 'extra.plazo': 5, extra: 3 }))).extra).toEqual({ plazo: 5 });
  });

  it('are cleared to the last one', async () => {
    const made = await t.proyecto({ extra: { plazo: 1 } });
    const cleared = await t.patch(t.admin, made, { extra: { plazo: null } });
    expect(await t.stored(cleared)).not.toHaveProperty('extra');
    expect((await t.patch(t.admin, cleared, { extra: {} })).version).toBe(2);
  });

  it('are refused by name', async () => {
    const extra = { plazo: 'muchos', zona: 'Este', rumbo: 1 };
    expect(await faultsOf(t.proyecto({ extra }))).toEqual({
      'extra.plazo': 'Debe ser un número.',
      'extra.zona': 'Elija una de las opciones.',
      'extra.rumbo': 'No existe este dato.',
    });
    const message = 'Debe ser un objeto con los campos propios.';
    for (const wrong of [null, [], 'x', 3])
      expect(await faultsOf(t.proyecto({ extra: wrong }))).toEqual({ extra: message });
  });

  it('rebase apart from each other, and are named by their labels in the history', async () => {
    const made = await t.proyecto({ extra: { plazo: 1 } });
    await t.patch(t.admin, made, { extra: { plazo: 2 } });
    await t.patch(t.admin, made, { extra: { lema: 'x' } });
    expect(await faultsOf(t.patch(t.admin, made, { extra: { plazo: 3 } }))).toEqual({
      'extra.plazo': 'Cambió mientras usted editaba.',
    });
    const { data } = await t.history(t.admin, { ...made, version: 3 });
    expect(data[1]?.changes).toEqual([{ field: 'extra.plazo', label: 'PLAZO', before: 1, after: 2 }]);
  });

  it('may be required from a day on: what was written before stays as it was', async () => {
    const made = await t.proyecto();
    const field = await add('obligado', 'text', { obligatorio: true });
    t.world.extra.forget('t');
    expect(await faultsOf(t.proyecto())).toEqual({ 'extra.obligado': 'Falta obligado.' });
    expect((await t.patch(t.admin, made, { nota: 3 })).version).toBe(2);
    const said = await t.patch(t.admin, made, { extra: { obligado: 'sí' } });
    await t.remove(t.admin, field);
    t.world.extra.forget('t');
    expect((await t.proyecto()).version).toBe(1);
    expect((await t.history(t.admin, said)).data[0]?.changes).toEqual([
      { field: 'extra.obligado', label: 'extra.obligado', after: 'sí' },
    ]);
  });
});

describe('what is remembered of them', () => {
  const record = (nombre: string): StoredRecord => ({
    tenant: 't',
    module: 'campo_extra',
    id: nombre,
    version: 1,
    codigo: nombre,
    estado: 'VIGENTE',
    estadoDesde: '',
    data: { modulo: 'obra', nombre, etiqueta: nombre, tipo: nombre === 'sin' ? 'choice' : 'text' },
    creadoEn: '',
    creadoPor: '',
    actualizadoEn: '',
    actualizadoPor: '',
    hechos: {},
    hash: '',
  });
  const storeOf = (read: () => Promise<readonly StoredRecord[]>) => ({
    ...t.world.deps.store,
    newest: async () => ({ keys: [] }),
    getMany: read,
  });

  it('lasts five minutes, or until one of them changes here', async () => {
    let [reads, now] = [0, 0];
    const extra = createExtraFields(
      storeOf(async () => {
        reads += 1;
        return [record('uno')];
      }),
      () => now,
    );
    await extra.of('t', 'obra');
    now = 299_999;
    await extra.of('t', 'otra');
    expect(reads).toBe(1);
    now = 300_001;
    await extra.of('t', 'obra');
    expect(reads).toBe(2);
    extra.forget('t');
    await extra.of('t', 'obra');
    expect(reads).toBe(3);
  });

  it('is never a failure', async () => {
    let fails = true;
    const extra = createExtraFields(
      storeOf(async () => {
        if (fails) throw new Error('away');
        return [record('uno'), record('sin')];
      }),
    );
    await expect(extra.of('t', 'obra')).rejects.toThrow('away');
    fails = false;
    const fields = await extra.of('t', 'obra');
    expect(Object.keys(fields)).toEqual(['sin', 'uno']);
    expect(fields.sin?.choices).toEqual({});
  });

  it('is twenty at the most', async () => {
    const many = Array.from({ length: 30 }, (_, at) => record(`campo${at}`));
    const extra = createExtraFields(storeOf(async () => many));
    expect(Object.keys(await extra.of('t', 'obra'))).toHaveLength(maxExtraFields);
  });
});
