import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf, refusalOf } from '../../testing/actions.ts';
import { inconsistencies } from '../../testing/consistency.ts';
import { openTaller, type Taller } from '../../testing/furnish.ts';
import { trailOf } from '../../testing/scan.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(async () => {
  expect(await inconsistencies(t.world)).toEqual([]);
  await t.world.close();
});

const minimal = (sigla: string) => ({ sigla, anio: 2026, nombre: 'Plaza' });

describe('a new record', () => {
  it('has a code made of its key, what goes without saying, what follows, and what creation sets', async () => {
    const made = await t.create(t.admin, 'proyecto', { ...minimal('NUEVA'), hombres: 2, mujeres: 3 });
    expect(made).toEqual({ module: 'proyecto', id: made.id, version: 1, codigo: 'NUEVA/2026' });
    const { data, estado, creadoPor, hechos } = await t.stored(made);
    expect(data).toEqual({
      ...minimal('NUEVA'),
      hombres: 2,
      mujeres: 3,
      personas: 5,
      prioridad: 'NORMAL',
      inicio: '2026-07-15',
    });
    expect({ estado, creadoPor, hechos }).toEqual({
      estado: 'IDEA',
      creadoPor: 'admin',
      hechos: { crear: 'admin' },
    });
  });

  it('has a number of its year when it has no key', async () => {
    const proyecto = await t.proyecto();
    const codes = [];
    for (let n = 0; n < 3; n += 1) codes.push((await t.pago(proyecto)).codigo);
    expect(codes).toEqual(['PG-2026-00001', 'PG-2026-00002', 'PG-2026-00003']);
  });

  it('takes the year of its code from the calendar of the institution', async () => {
    t.world.clock.fijar('2027-01-01T02:00:00.000Z');
    const before = await t.pago(await t.proyecto());
    t.world.clock.fijar('2027-01-01T04:00:00.000Z');
    const after = await t.pago(await t.proyecto());
    t.world.clock.fijar('2026-07-15T16:00:00.000Z');
    expect([before.codigo, after.codigo]).toEqual(['PG-2026-00004', 'PG-2027-00001']);
  });

  it('keeps what creation asks in its history alone', async () => {
    const values = { ...minimal('ORIGEN'), inicio: '2026-01-02' };
    const made = await t.create(t.admin, 'proyecto', values, { origen: 'Reunión' });
    expect((await t.stored(made)).data).not.toHaveProperty('origen');
    const { data } = await t.history(t.admin, made);
    expect(data[0]?.input).toEqual([{ field: 'origen', label: 'Origen', value: 'Reunión' }]);
    expect((await t.stored(made)).data.inicio).toBe('2026-01-02');
  });

  it('is known to come from where it came', async () => {
    const by = { ...t.admin, ip: '10.0.0.1', cause: 'pago/x@3', depth: 2, batch: 'LOTE-1' };
    const made = await t.create(by, 'proyecto', minimal('DESDE'));
    const { links } = await trailOf(t.world, made);
    expect(links[0]?.entry).toMatchObject({
      actor: 'admin',
      verb: 'crear',
      requestId: 'prueba',
      ip: '10.0.0.1',
      cause: 'pago/x@3',
      depth: 2,
      batch: 'LOTE-1',
      prev: '',
    });
  });

  it('is refused in the words of its rules', async () => {
    const refused = await refusalOf(t.create(t.jefa, 'proyecto', { ...minimal('NO'), division: t.obras.id }));
    expect(refused).toMatchObject({
      kind: 'invalido',
      code: 'REGLA',
      message: 'Esa sigla está reservada: elija otra.',
    });
    await t.create(t.admin, 'proyecto', minimal('NO'));
  });
});

describe('what is sent', () => {
  it('is refused with everything that is wrong with it', async () => {
    const values = { anio: 1999, nombre: '', apodo: 'x', avance: 30, prioridad: 'URGENTE', constructor: 1 };
    expect(await faultsOf(t.create(t.admin, 'proyecto', values, { origen: 3, otro: 1 }))).toEqual({
      anio: 'El mínimo es 2000.',
      nombre: 'Falta nombre.',
      apodo: 'Este dato no existe o no se puede escribir.',
      avance: 'Este dato no existe o no se puede escribir.',
      prioridad: 'Elija una de las opciones.',
      constructor: 'Este dato no existe o no se puede escribir.',
      sigla: 'Falta sigla.',
    });
    expect(await faultsOf(t.create(t.admin, 'proyecto', minimal('ASK'), { origen: 3, otro: 1 }))).toEqual({
      origen: 'Debe ser un texto.',
      otro: 'No existe este dato.',
    });
  });

  it('may leave no key empty when the record is known by it', async () => {
    const pago = await t.pago(await t.proyecto());
    expect(await faultsOf(t.create(t.admin, 'recibo', { pago: pago.id }))).toEqual({
      folio: 'Complete alguno de estos datos: por ellos se reconoce el registro.',
    });
  });

  it('may not be larger than a record, in bytes', async () => {
    const values = { ...minimal('GRANDE'), resumen: 'ñ'.repeat(120_000) };
    expect(await faultsOf(t.create(t.admin, 'proyecto', values))).toEqual({
      '': 'El registro es demasiado grande: acorte los textos o use archivos.',
    });
  });

  it('may name only files the institution uploaded, in rows too', async () => {
    const file = (key: string) => ({ key, name: 'acta.pdf', size: 10 });
    const own = { respaldo: file('t/a'), hitos: [{ nombre: 'Uno', acta: file('t/b') }] };
    await t.create(t.admin, 'proyecto', { ...minimal('PROPIO'), ...own });
    const message = 'Suba el archivo de nuevo.';
    const foreign = { respaldo: file('otra/a') };
    expect(await faultsOf(t.create(t.admin, 'proyecto', { ...minimal('AJENO'), ...foreign }))).toEqual({
      respaldo: message,
    });
    const inRow = { hitos: [{ nombre: 'Uno' }, { nombre: 'Dos', acta: file('t2/b') }] };
    expect(await faultsOf(t.create(t.admin, 'proyecto', { ...minimal('FILA'), ...inRow }))).toEqual({
      hitos: message,
    });
  });
});

describe('who may create', () => {
  it('is whoever the verb was given to', async () => {
    expect(await refusalOf(t.create(t.miembro, 'proyecto', minimal('AJ')))).toMatchObject({
      kind: 'prohibido',
      message: 'Su rol no permite esta acción.',
    });
    const nobody = t.world.person('x', []);
    expect(await refusalOf(t.create(nobody, 'proyecto', {}))).toMatchObject({ kind: 'prohibido' });
  });

  it('keeps the new record within reach', async () => {
    const outside = t.create(t.jefa, 'proyecto', minimal('FUERA'));
    const message = 'Con estos datos el registro quedaría fuera de su alcance.';
    expect(await faultsOf(outside)).toEqual({ division: message, responsable: message });
    await t.create(t.jefa, 'proyecto', { ...minimal('DENTRO'), division: t.obras.id });
    await t.create(t.patrulla, 'proyecto', minimal('RONDA'));
  });

  it('keeps a child within what may be read above it', async () => {
    const lost = await t.create(t.admin, 'proyecto', minimal('LEJOS'));
    const near = await t.proyecto();
    await t.create(t.jefa, 'pago', { proyecto: near.id, monto: 1 });
    expect(await refusalOf(t.create(t.jefa, 'pago', { proyecto: lost.id, monto: 1 }))).toMatchObject({
      kind: 'prohibido',
      message: 'Con estos datos el registro quedaría fuera de su alcance.',
    });
  });
});
