import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf, refusalOf } from '../../kernel/testing/actions.ts';
import { inconsistencies } from '../../kernel/testing/consistency.ts';
import { type Escenario, openEscenario } from './testing/escenario.ts';
import { cumpleLaTabla, leerTabla } from './testing/tabla.ts';

let e: Escenario;
beforeAll(async () => {
  e = await openEscenario();
});
afterAll(async () => {
  expect(await inconsistencies(e.world)).toEqual([]);
  await e.world.close();
});

const comentario = { comentario: 'Por el cambio de prioridades' };
const trabajo = (by = e.jefa, values: Readonly<Record<string, unknown>> = {}) =>
  e.create(by, 'trabajo', { titulo: 'Revisar las bases', responsable: e.ana.actor.id, ...values });
const dataOf = async (from: { module: string; id: string }) => (await e.stored(await e.ahora(from))).data;

it('hace cada verbo en cada estado quien dice la tabla, y nadie más', { timeout: 120_000 }, async () => {
  const { sistema, regional, jefa, ana, colega, jefeAjeno, ajena } = e;
  await cumpleLaTabla({
    escenario: e,
    modulo: 'trabajo',
    filas: leerTabla(`
      comenzar    | PENDIENTE                                     | EN_PROGRESO | regional jefa ana
      bloquear    | PENDIENTE EN_PROGRESO                         | BLOQUEADO   | regional jefa ana
      desbloquear | BLOQUEADO                                     | EN_PROGRESO | regional jefa ana
      completar   | EN_PROGRESO                                   | COMPLETADO  | regional jefa ana
      verificar   | COMPLETADO                                    | VERIFICADO  | regional jefa
      devolver    | COMPLETADO                                    | EN_PROGRESO | regional jefa
      reasignar   | PENDIENTE EN_PROGRESO BLOQUEADO               | =           | sistema regional jefa
      comentar    | PENDIENTE EN_PROGRESO BLOQUEADO COMPLETADO    | =           | regional jefa ana colega
      cancelar    | PENDIENTE EN_PROGRESO BLOQUEADO               | CANCELADO   | regional jefa
    `),
    personas: { sistema, regional, jefa, ana, colega, jefeAjeno, ajena },
    ciegos: ['jefeAjeno', 'ajena'],
    crear: () => trabajo(),
    minimo: {
      bloquear: { motivoBloqueo: 'Falta el oficio' },
      devolver: comentario,
      comentar: comentario,
      cancelar: comentario,
      reasignar: { ...comentario, responsable: colega.actor.id },
    },
    conduce: (verbo) => (verbo === 'completar' ? ana : regional),
  });
});

describe('anotar un trabajo', () => {
  it('basta con el título: queda a nombre de quien lo anota y en su división', async () => {
    const made = await e.create(e.ana, 'trabajo', { titulo: 'Llamar al municipio' });
    expect(made.codigo).toMatch(/^IT-2026-\d{5}$/);
    expect(await dataOf(made)).toEqual({
      titulo: 'Llamar al municipio',
      responsable: e.ana.actor.id,
      division: e.obras,
      prioridad: 'NORMAL',
      origen: 'MANUAL',
    });
    expect(await faultsOf(e.create(e.ana, 'trabajo', {}))).toEqual({ titulo: expect.any(String) });
  });

  it('quien está encargado solo se lo anota a sí mismo; una jefatura, también a otra división', async () => {
    expect(await faultsOf(trabajo(e.ana, { responsable: e.colega.actor.id }))).toHaveProperty('responsable');
    const lejos = await trabajo(e.jefa, { responsable: e.ajena.actor.id });
    expect((await dataOf(lejos)).division).toBe(e.planificacion);
    expect((await e.view(e.jefa, lejos)).data.codigo).toBe(lejos.codigo);
    expect((await e.view(e.jefeAjeno, lejos)).meta.verbs).toContainEqual({ name: 'comenzar', open: true });
  });

  it('no se entrega a quien ya no trabaja aquí', async () => {
    const [persona] = [
      await e.create(e.sistema, 'usuario', {
        nombre: 'Quien se fue',
        run: '88888888-8',
        roles: ['ENCARGADO'],
        divisiones: [e.obras],
      }),
    ];
    const fuera = await e.run(e.sistema, persona, 'desactivar', { motivo: 'Renunció' });
    const frase = 'La cuenta de esa persona está desactivada: elija a otra.';
    expect((await refusalOf(trabajo(e.jefa, { responsable: fuera.id }))).message).toBe(frase);
    const made = await trabajo();
    const entrega = e.run(e.jefa, made, 'reasignar', { ...comentario, responsable: fuera.id });
    expect((await refusalOf(entrega)).message).toBe(frase);
  });
});

describe('un árbol de trabajos', () => {
  it('hereda los enlaces de su todo, salvo lo que la parte dice de otro modo', async () => {
    const [una, otra] = [await e.iniciativa(), await e.iniciativa()];
    const todo = await trabajo(e.regional, { iniciativa: una.id });
    const parte = await trabajo(e.regional, { superior: todo.id });
    const aparte = await trabajo(e.regional, { superior: todo.id, iniciativa: otra.id });
    expect((await dataOf(parte)).iniciativa).toBe(una.id);
    expect((await dataOf(aparte)).iniciativa).toBe(otra.id);
  });

  it('cuenta sus partes: cuántas hay, cuántas están hechas y cuántas bloqueadas', async () => {
    const todo = await trabajo();
    const partes = await Promise.all([1, 2, 3, 4].map(() => trabajo(e.jefa, { superior: todo.id })));
    const [hecha, bloqueada, cancelada] = partes;
    if (!hecha || !bloqueada || !cancelada) throw new Error('no parts');
    await e.run(e.ana, await e.run(e.ana, hecha, 'comenzar'), 'completar');
    await e.run(e.ana, bloqueada, 'bloquear', { motivoBloqueo: 'Falta el oficio' });
    await e.run(e.jefa, cancelada, 'cancelar', comentario);
    expect((await e.view(e.jefa, todo)).data).toMatchObject({
      partes: 3,
      partesHechas: 1,
      partesBloqueadas: 1,
    });
  });

  it('no cuelga de sí mismo, y lo cerrado no toma partes', async () => {
    const a = await trabajo();
    const b = await trabajo(e.jefa, { superior: a.id });
    expect(await faultsOf(e.patch(e.jefa, a, { superior: b.id }))).toEqual({
      superior: 'Ya depende de este registro: elija otro.',
    });
    const cerrado = await e.run(e.jefa, await trabajo(), 'cancelar', comentario);
    expect((await refusalOf(trabajo(e.jefa, { superior: cerrado.id }))).message).toBe(
      `${cerrado.codigo} ya está cerrado y no admite partes: elija otro trabajo.`,
    );
  });
});

describe('un trabajo bloqueado', () => {
  const bloquear = async (por: { id: string }, de = trabajo()) =>
    e.run(e.ana, await de, 'bloquear', { motivoBloqueo: 'Espera las bases', espera: por.id });

  it('sigue solo cuando termina lo que espera, una vez y no más', async () => {
    const bases = await e.run(e.ana, await trabajo(), 'comenzar');
    const [una, otra] = [await bloquear(bases), await bloquear(bases)];
    const suelta = await e.run(e.ana, await trabajo(), 'bloquear', { motivoBloqueo: 'Otra cosa' });
    await e.asentar();
    await e.run(e.ana, bases, 'completar');
    expect(await e.asentar()).toBeGreaterThan(0);
    for (const libre of [una, otra]) {
      expect(await e.stored(libre)).toMatchObject({ estado: 'EN_PROGRESO', version: 3 });
      expect(await dataOf(libre)).not.toHaveProperty('espera');
      expect(await dataOf(libre)).not.toHaveProperty('motivoBloqueo');
    }
    expect((await e.stored(suelta)).estado).toBe('BLOQUEADO');
    const { data } = await e.history(e.jefa, una);
    expect(data[0]).toMatchObject({ verb: 'desbloquear', actor: { nombre: 'Sistema' } });
    expect(await e.asentar()).toBe(0);
  });

  it('también sigue si lo que espera se cancela o se elimina, y no si solo se devuelve', async () => {
    const cancelado = await trabajo();
    const eliminado = await trabajo();
    const [una, otra] = [await bloquear(cancelado), await bloquear(eliminado)];
    await e.run(e.jefa, cancelado, 'cancelar', comentario);
    await e.removeUnseen(e.sistema, eliminado);
    await e.asentar();
    expect((await e.stored(una)).estado).toBe('EN_PROGRESO');
    expect((await e.stored(otra)).estado).toBe('EN_PROGRESO');
    const devuelto = await e.run(e.ana, await e.run(e.ana, await trabajo(), 'comenzar'), 'completar');
    const vuelve = await e.run(e.jefa, devuelto, 'devolver', comentario);
    const tercera = await bloquear(vuelve);
    await e.asentar();
    expect((await e.stored(tercera)).estado).toBe('BLOQUEADO');
  });

  it('no espera a lo que ya terminó, a sí mismo ni a quien lo espera', async () => {
    const hecho = await e.run(e.ana, await e.run(e.ana, await trabajo(), 'comenzar'), 'completar');
    expect((await refusalOf(bloquear(hecho))).message).toBe(
      `${hecho.codigo} ya terminó: no hay nada que esperar.`,
    );
    const a = await trabajo();
    expect(await faultsOf(bloquear(a, Promise.resolve(a)))).toHaveProperty('espera');
    const b = await bloquear(a);
    expect(await faultsOf(bloquear(b, Promise.resolve(a)))).toEqual({
      espera: 'Ya depende de este registro: elija otro.',
    });
    expect(await faultsOf(e.run(e.ana, a, 'bloquear', {}))).toHaveProperty('motivoBloqueo');
  });
});

describe('quién verifica', () => {
  it('es otra persona que quien lo hizo, aunque mande', async () => {
    const propio = await e.create(e.jefa, 'trabajo', { titulo: 'Preparar la cuenta' });
    const hecho = await e.run(e.jefa, await e.run(e.jefa, propio, 'comenzar'), 'completar');
    expect((await refusalOf(e.run(e.jefa, hecho, 'verificar'))).message).toMatch(
      /^Debe hacerlo otra persona/,
    );
    const porOtra = await e.run(
      e.regional,
      await e.run(e.regional, await e.create(e.jefa, 'trabajo', { titulo: 'Otra' }), 'comenzar'),
      'completar',
    );
    expect((await refusalOf(e.run(e.jefa, porOtra, 'verificar'))).message).toBe(
      'Debe verificarlo otra persona: usted es responsable de este trabajo.',
    );
    await e.run(e.regional, hecho, 'verificar');
    expect(await dataOf(hecho)).toMatchObject({ verificadoPor: e.regional.actor.id });
    const fijo = await e.ahora(hecho);
    expect((await refusalOf(e.patch(e.jefa, fijo, { titulo: 'x' }))).code).toBe('ESTADO_FINAL');
  });
});

describe('reasignar', () => {
  it('mueve la división, deja el comentario en la historia y pide otra persona', async () => {
    const made = await trabajo();
    const entrega = { ...comentario, responsable: e.ajena.actor.id };
    const misma = { ...comentario, responsable: e.ana.actor.id };
    expect((await refusalOf(e.run(e.jefa, made, 'reasignar', misma))).message).toBe(
      'Ya es responsable esa persona: elija a otra.',
    );
    expect(
      await faultsOf(e.run(e.jefa, made, 'reasignar', { responsable: e.ajena.actor.id })),
    ).toHaveProperty('comentario');
    await e.run(e.jefa, made, 'reasignar', entrega);
    expect(await dataOf(made)).toMatchObject({ responsable: e.ajena.actor.id, division: e.planificacion });
    const { data } = await e.history(e.regional, made);
    expect(data[0]?.input).toEqual([
      { field: 'comentario', label: 'Comentario', value: comentario.comentario },
    ]);
    expect(await faultsOf(e.patch(e.regional, await e.ahora(made), { responsable: null }))).toEqual({
      responsable: 'Este dato no se edita aquí: use la acción que lo cambia.',
    });
  });
});

describe('quién ve un trabajo', () => {
  const ve = async (quien: Escenario['ana'], cual: Awaited<ReturnType<typeof trabajo>>) =>
    e.view(quien, cual).then(
      () => true,
      () => false,
    );

  it('su responsable, quien lo creó, la jefatura, la administración y, si no es reservado, su división', async () => {
    const abierto = await trabajo(e.jefa);
    const reservado = await trabajo(e.jefa, { reservado: true });
    const deOtra = await trabajo(e.jefeAjeno, { reservado: true });
    const vistos = async (cual: typeof abierto) => {
      const quienes = Object.entries({
        sistema: e.sistema,
        regional: e.regional,
        jefa: e.jefa,
        ana: e.ana,
        colega: e.colega,
        jefeAjeno: e.jefeAjeno,
        ajena: e.ajena,
      });
      const ven = await Promise.all(
        quienes.map(async ([nombre, quien]) => ((await ve(quien, cual)) ? nombre : '')),
      );
      return ven.filter(Boolean).join(' ');
    };
    expect(await vistos(abierto)).toBe('sistema regional jefa ana colega');
    expect(await vistos(reservado)).toBe('sistema regional jefa ana');
    expect(await vistos(deOtra)).toBe('sistema regional jefa ana jefeAjeno');
  });
});

it('vence el día después de su fecha, mientras dependa de alguien', async () => {
  const made = await trabajo(e.jefa, { vence: '2026-07-14' });
  const visto = async () => (await e.view(e.jefa, await e.ahora(made))).data;
  expect(await visto()).toMatchObject({ vencido: true, diasDesdeVencimiento: 1 });
  await e.run(e.ana, made, 'bloquear', { motivoBloqueo: 'Falta el oficio' });
  expect(await visto()).toMatchObject({ vencido: false });
  const hoy = await trabajo(e.jefa, { vence: '2026-07-15' });
  expect((await e.view(e.jefa, hoy)).data).toMatchObject({ vencido: false, diasDesdeVencimiento: 0 });
});
