import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../testing/actions.ts';
import { openTaller, type Taller } from '../../testing/furnish.ts';
import { beginWork } from '../write/context.ts';
import { labelsFor, viewRecord } from './record.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(() => t.world.close());

const motivo = { motivo: 'Falta presupuesto' };

describe('the ficha of a record', () => {
  it('has what was written, what follows from it and what follows from the clock', async () => {
    const made = await t.proyecto({ termino: '2026-07-10', inicio: '2026-07-01', hombres: 2, monto: 50 });
    const { data } = await t.view(t.admin, made);
    expect(data).toMatchObject({
      id: made.id,
      codigo: made.codigo,
      version: 1,
      estado: 'IDEA',
      personas: 2,
      monto: 50,
      pagado: 0,
      atrasado: true,
      reservado: false,
      diasEnEstado: 0,
      habilesDesdeInicio: 10,
    });
    expect(data).not.toHaveProperty('hash');
    expect(data).not.toHaveProperty('tenant');
    t.world.clock.avanzar(3 * 86_400_000);
    expect((await t.view(t.admin, made)).data.diasEnEstado).toBe(3);
    const plain = await t.proyecto({ inicio: '2026-07-01' });
    expect((await t.view(t.admin, plain)).data).toMatchObject({ atrasado: false, antiguo: false });
    const undated = await t.patch(t.admin, plain, { inicio: null });
    expect((await t.view(t.admin, undated)).data.habilesDesdeInicio).toBeUndefined();
  });

  it('names the people and records it mentions, in rows too', async () => {
    const [comuna = ''] = t.comunas;
    const made = await t.create(t.jefa, 'proyecto', {
      sigla: 'NOMBRA',
      anio: 2026,
      nombre: 'Nombra',
      division: t.obras.id,
      responsable: t.ana.id,
      hitos: [{ nombre: 'Uno', comuna }],
    });
    const { meta } = await t.view(t.admin, made);
    expect(meta.refs).toEqual({
      division: { [t.obras.id]: 'Obras' },
      usuario: { [t.ana.id]: 'Ana Rojas', [t.luis.id]: 'Luis Soto' },
      comuna: { [comuna]: 'Chillán' },
    });
  });

  it('has neither hidden values, nor what would give them away, nor the names of what they point at', async () => {
    const made = await t.proyecto({ reserva: 'secreta', padrino: t.luis.id });
    const { data, meta } = await t.view(t.miembro, made);
    for (const name of ['reserva', 'padrino', 'anotacion', 'reservado'])
      expect(data).not.toHaveProperty(name);
    expect(JSON.stringify({ data, meta })).not.toContain(t.luis.id);
    expect((await t.view(t.jefa, made)).data).toMatchObject({
      reserva: 'secreta',
      anotacion: 'Reserva: secreta',
      reservado: true,
    });
  });

  it('has no code where the code is made of hidden values, and calls the record by its id', async () => {
    const user = await t.stored(t.luis);
    expect((await t.view(t.miembro, { ...t.luis, codigo: '' })).data).toMatchObject({
      nombre: 'Luis Soto',
      codigo: '',
    });
    expect((await t.view(t.admin, t.luis)).data.codigo).toBe(user.codigo);
  });

  it('calls what it mentions by its code where the title is hidden, and by its id where the code is too', async () => {
    const work = await beginWork(t.world.deps, t.admin, t.module('proyecto'));
    const nameWith = async (...hidden: readonly string[]) => {
      const access = { ...work.access, hidden: () => new Set(hidden) };
      const keys = [{ tenant: 't', module: 'division', id: t.obras.id }];
      return (await labelsFor({ ...work, access }, keys)).division?.[t.obras.id];
    };
    expect([await nameWith(), await nameWith('nombre'), await nameWith('nombre', 'codigo')]).toEqual([
      'Obras',
      'DIT',
      t.obras.id,
    ]);
  });

  it('is found in a module there is, under an id there can be', async () => {
    const made = await t.proyecto();
    for (const view of [
      viewRecord(t.world.deps, t.admin, 'nada', made.id),
      viewRecord(t.world.deps, t.admin, 'proyecto', 'nada'),
      viewRecord(t.world.deps, t.admin, 'proyecto', 'Á/#'),
      viewRecord(t.world.deps, t.admin, 'pago', made.id),
    ])
      expect(await refusalOf(view)).toMatchObject({ kind: 'no_encontrado' });
  });
});

describe('the verbs of a ficha', () => {
  const verbsOf = async (by = t.admin, from = t.proyecto()) =>
    Object.fromEntries(
      (await t.view(by, await from)).meta.verbs.map(({ name, open, reason }) => [name, reason ?? open]),
    );

  it('are open, or closed with the sentence that doing them would give', async () => {
    expect(await verbsOf(t.admin, t.proyecto({ responsable: null }))).toEqual({
      editar: true,
      eliminar: true,
      iniciar: 'Indique primero quién responde por el proyecto.',
      pausar: 'No corresponde en estado «Idea»; se hace en «En curso».',
      avanzar: 'No corresponde en estado «Idea»; se hace en «En curso».',
      cerrar: 'No corresponde en estado «Idea»; se hace en «En curso».',
      anular: true,
    });
  });

  it('say four eyes, what is read and what is out of reach', async () => {
    const made = await t.proyecto();
    const begun = await t.run(t.miembro, made, 'iniciar', { inicio: '2026-07-01' });
    const done = await t.run(t.admin, begun, 'avanzar', { avance: 100 });
    expect((await verbsOf(t.admin, Promise.resolve(done))).cerrar).toBe(
      'Debe hacerlo otra persona: usted hizo «Registrar avance».',
    );
    expect((await verbsOf(t.jefa, Promise.resolve(done))).pausar).toBe(
      'Este registro está fuera de su alcance para esa acción.',
    );
    const pago = await t.pago(await t.proyecto());
    expect((await verbsOf(t.admin, Promise.resolve(pago))).pagar).toBe(
      'Solo se paga mientras el proyecto está en curso.',
    );
    const other = await t.proyecto({ responsable: t.luis.id });
    expect((await verbsOf(t.miembro, Promise.resolve(other))).editar).toBe(
      'Este registro está fuera de su alcance.',
    );
  });

  it('are closed where nothing changes any more', async () => {
    const closed = t.run(t.admin, await t.proyecto(), 'anular', motivo);
    expect(await verbsOf(t.admin, closed)).toMatchObject({
      editar: 'Está en estado «Anulado» y ya no se edita.',
      eliminar: true,
    });
  });
});
