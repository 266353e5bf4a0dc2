import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf, refusalOf } from '../../testing/actions.ts';
import { inconsistencies } from '../../testing/consistency.ts';
import { openTaller, type Taller } from '../../testing/furnish.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(async () => {
  expect(await inconsistencies(t.world)).toEqual([]);
  await t.world.close();
});

const motivo = { motivo: 'Falta presupuesto' };
const started = async (values = {}) =>
  t.run(t.admin, await t.proyecto(values), 'iniciar', { inicio: '2026-07-01' });
const sentence = async (action: Promise<unknown>) => {
  const { code, message } = await refusalOf(action);
  return `${code}: ${message}`;
};

describe('a transition', () => {
  it('moves the record, writes what it edits and sets, and remembers who did it', async () => {
    const made = await t.proyecto();
    t.world.clock.avanzar(3_600_000);
    const moved = await t.run(t.miembro, made, 'iniciar', { inicio: '2026-07-01', nombre: 'Parque' });
    expect(moved).toEqual({ ...made, version: 2 });
    const record = await t.stored(made);
    expect(record).toMatchObject({
      estado: 'EN_CURSO',
      estadoDesde: t.world.clock.ahora(),
      actualizadoPor: t.ana.id,
      hechos: { crear: 'admin', iniciar: t.ana.id },
      data: { inicio: '2026-07-01', nombre: 'Parque', prioridad: 'NORMAL' },
    });
  });

  it('to the same state leaves it since when it was', async () => {
    const moved = await started();
    const { estadoDesde } = await t.stored(moved);
    t.world.clock.avanzar(86_400_000);
    await t.run(t.admin, moved, 'avanzar', { avance: 30 });
    expect(await t.stored(moved)).toMatchObject({
      estado: 'EN_CURSO',
      estadoDesde,
      data: { avance: 30, fechaAvance: t.world.clock.hoy() },
    });
  });

  it('leaves alone what its form has but nobody sent', async () => {
    const moved = await started({ prioridad: 'ALTA', nombre: 'Mirador' });
    expect((await t.stored(moved)).data).toMatchObject({ prioridad: 'ALTA', nombre: 'Mirador' });
  });

  it('clears what may be empty and nothing else', async () => {
    const moved = await t.run(t.admin, await t.proyecto({ prioridad: 'ALTA' }), 'iniciar', {
      inicio: '2026-07-01',
      prioridad: null,
    });
    expect((await t.stored(moved)).data).not.toHaveProperty('prioridad');
    const made = await t.proyecto();
    expect(await faultsOf(t.run(t.admin, made, 'iniciar', { inicio: '2026-07-01', nombre: ' ' }))).toEqual({
      nombre: 'Falta nombre.',
    });
  });

  it('asks for what it needs and takes nothing else', async () => {
    const made = await t.proyecto();
    expect(await faultsOf(t.run(t.admin, made, 'iniciar', { monto: 3, inicio: 'ayer' }))).toEqual({
      monto: 'No existe este dato.',
      inicio: 'Debe ser una fecha, por ejemplo 2026-03-15.',
    });
    expect(await faultsOf(t.run(t.admin, made, 'iniciar'))).toEqual({ inicio: 'Falta inicio.' });
    expect(await faultsOf(t.run(t.admin, made, 'anular', { motivo: 'no' }))).toEqual({
      motivo: 'Debe tener al menos 5 caracteres.',
    });
  });

  it('is closed in the words of its guard and of its check', async () => {
    const alone = await t.proyecto({ responsable: null });
    expect(await sentence(t.run(t.admin, alone, 'iniciar', { inicio: '2026-07-01' }))).toBe(
      'REGLA: Indique primero quién responde por el proyecto.',
    );
    const half = await t.run(t.admin, await started(), 'avanzar', { avance: 50 });
    expect(await sentence(t.run(t.admin, half, 'avanzar', { avance: 40 }))).toBe(
      'REGLA: El avance baja: explique por qué en el comentario.',
    );
    await t.run(t.admin, half, 'avanzar', { avance: 40, comentario: 'Se midió mal' });
    expect((await t.stored(half)).data).not.toHaveProperty('comentario');
  });

  it('is closed where it does not lead from, and says where it does', async () => {
    const made = await t.proyecto();
    expect(await sentence(t.run(t.admin, made, 'pausar', motivo))).toBe(
      'REGLA: No corresponde en estado «Idea»; se hace en «En curso».',
    );
    const closed = await t.run(t.admin, made, 'anular', motivo);
    expect(await sentence(t.run(t.admin, closed, 'anular', motivo))).toBe(
      'REGLA: No corresponde en estado «Anulado»; se hace en «Idea», «Pausado».',
    );
  });

  it('takes four eyes', async () => {
    const made = await t.create(t.jefa, 'proyecto', {
      sigla: 'OJOS',
      anio: 2026,
      nombre: 'Ojos',
      division: t.obras.id,
      responsable: t.ana.id,
    });
    const begun = await t.run(t.miembro, made, 'iniciar', { inicio: '2026-07-01' });
    const done = await t.run(t.admin, begun, 'avanzar', { avance: 100 });
    expect(await sentence(t.run(t.admin, done, 'cerrar'))).toBe(
      'REGLA: Debe hacerlo otra persona: usted hizo «Registrar avance».',
    );
    expect(await sentence(t.run(t.jefa, done, 'cerrar'))).toBe(
      'REGLA: Debe hacerlo otra persona: usted hizo «crear el registro».',
    );
    const third = t.world.person('tercera', ['ADMIN_SISTEMA']);
    expect((await t.run(third, done, 'cerrar')).version).toBe(4);
  });

  it('is no business of whoever lacks the verb, or of records out of reach', async () => {
    const made = await t.proyecto({ responsable: t.luis.id });
    expect(await sentence(t.run(t.miembro, made, 'anular', motivo))).toBe(
      'SIN_PERMISO: Su rol no permite esta acción.',
    );
    expect(await sentence(t.run(t.miembro, made, 'iniciar', { inicio: '2026-07-01' }))).toBe(
      'SIN_PERMISO: Este registro está fuera de su alcance para esa acción.',
    );
    const lost = await t.proyecto({ division: null });
    for (const action of [
      t.run(t.miembro, lost, 'iniciar'),
      t.run(t.admin, made, 'volar'),
      t.run(t.admin, made, 'toString'),
    ])
      expect(await refusalOf(action)).toMatchObject({ kind: 'no_encontrado' });
    expect(await refusalOf(t.run(t.admin, { ...made, id: 'nada' }, 'iniciar'))).toMatchObject({
      kind: 'no_encontrado',
    });
    expect(await refusalOf(t.run(t.admin, { ...made, id: 'A#b' }, 'iniciar'))).toMatchObject({
      kind: 'no_encontrado',
    });
  });

  it('from an older version is a conflict, unless only the product wrote since', async () => {
    const made = await t.proyecto({ reserva: 'a' });
    await t.patch(t.admin, made, { monto: 9 });
    const refused = await refusalOf(t.run(t.jefa, made, 'iniciar', { inicio: '2026-07-01' }));
    expect(refused.details).toEqual([
      { field: 'monto', message: 'Cambió mientras usted editaba.', theirs: 9 },
    ]);
    const begun = await started();
    const ahead = await t.run(t.admin, begun, 'avanzar', { avance: 10 });
    await t.run(t.admin, begun, 'avanzar', { avance: 20 });
    expect((await t.stored(ahead)).version).toBe(4);
  });

  it('does not tell in a conflict what is hidden', async () => {
    const made = await t.proyecto({ reserva: 'a' });
    await t.patch(t.admin, made, { reserva: 'b', monto: 3 });
    const refused = await refusalOf(t.run(t.miembro, made, 'iniciar', { inicio: '2026-07-01' }));
    expect(refused.details.map(({ field }) => field)).toEqual(['monto']);
    const other = await t.proyecto({ reserva: 'a' });
    await t.patch(t.admin, other, { reserva: 'b' });
    const silent = await refusalOf(t.run(t.miembro, other, 'iniciar', { inicio: '2026-07-01' }));
    expect(silent).toMatchObject({ code: 'CONFLICTO', details: [] });
  });
});

describe('a rule that reads another record', () => {
  it('closes the verb by what that record says', async () => {
    const proyecto = await t.proyecto();
    const pago = await t.pago(proyecto);
    const pagar = () => t.run(t.admin, pago, 'pagar', { medio: 'CHEQUE' });
    expect(await sentence(pagar())).toBe('REGLA: Solo se paga mientras el proyecto está en curso.');
    await t.run(t.admin, proyecto, 'iniciar', { inicio: '2026-07-01' });
    expect((await pagar()).version).toBe(2);
    const closed = await t.run(t.admin, await t.proyecto(), 'anular', motivo);
    expect(await sentence(t.pago(closed))).toBe('REGLA: El proyecto está anulado: no admite pagos.');
  });

  it('holds only if that record did not change meanwhile', async () => {
    const proyecto = await started();
    const pagos = await Promise.all(Array.from({ length: 8 }, () => t.pago(proyecto)));
    const payments = pagos.map((pago) => t.run(t.admin, pago, 'pagar', { medio: 'CHEQUE' }));
    const pause = t.run(t.admin, proyecto, 'pausar', motivo);
    const outcomes = await Promise.allSettled([...payments.slice(0, 4), pause, ...payments.slice(4)]);
    const paid = outcomes.filter(({ status }) => status === 'fulfilled').length - 1;
    for (const one of outcomes)
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({ code: expect.stringMatching(/CONFLICTO|REGLA/) });
    const states = await Promise.all(pagos.map(async (pago) => (await t.stored(pago)).estado));
    expect(states.filter((estado) => estado === 'PAGADO')).toHaveLength(paid);
  });

  it('does not see a deleted one, and is not held up by it', async () => {
    const proyecto = await t.proyecto();
    const pago = await t.pago(proyecto);
    await t.removeUnseen(t.admin, proyecto);
    expect(await sentence(t.run(t.admin, pago, 'pagar', { medio: 'CHEQUE' }))).toBe(
      'REGLA: Solo se paga mientras el proyecto está en curso.',
    );
    expect((await t.run(t.admin, pago, 'anular')).version).toBe(2);
  });
});
