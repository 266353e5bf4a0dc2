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

const compromiso = (values: Readonly<Record<string, unknown>> = {}, by = e.jefa) =>
  e.create(by, 'compromiso', {
    descripcion: 'Entregar el informe de avance',
    tipo: 'ENTREGA_INFORME',
    responsable: e.ana.actor.id,
    ...values,
  });
const comentario = { comentario: 'Falta la firma del inspector' };
const evidencia = { evidencia: { key: 't/informe.pdf', name: 'informe.pdf', size: 10 } };
const vencido = { vence: '2026-07-01' };

it('hace cada verbo en cada estado quien dice la tabla, y nadie más', { timeout: 120_000 }, async () => {
  const { sistema, regional, jefa, ana, colega, jefeAjeno, ajena } = e;
  await cumpleLaTabla({
    escenario: e,
    modulo: 'compromiso',
    filas: leerTabla(`
      comenzar        | PENDIENTE                     | EN_PROGRESO | regional ana
      retomar         | VENCIDO                       | EN_PROGRESO | regional jefa ana
      registrarAvance | EN_PROGRESO                   | =           | regional ana
      completar       | EN_PROGRESO                   | COMPLETADO  | regional ana
      verificar       | COMPLETADO                    | VERIFICADO  | regional jefa
      rechazar        | COMPLETADO                    | EN_PROGRESO | regional jefa
      vencer          | PENDIENTE EN_PROGRESO         | VENCIDO     | regional jefa
      prorrogar       | PENDIENTE EN_PROGRESO VENCIDO | =           | regional jefa
      reasignar       | PENDIENTE EN_PROGRESO VENCIDO | =           | regional jefa
      cancelar        | PENDIENTE EN_PROGRESO VENCIDO | CANCELADO   | regional jefa
    `),
    personas: { sistema, regional, jefa, ana, colega, jefeAjeno, ajena },
    ciegos: ['jefeAjeno', 'ajena'],
    crear: () => compromiso(vencido),
    minimo: {
      retomar: comentario,
      registrarAvance: { avance: 40 },
      completar: evidencia,
      rechazar: comentario,
      prorrogar: { vence: '2026-08-30', justificacion: 'El contratista pidió más plazo' },
      reasignar: { ...comentario, responsable: colega.actor.id },
      cancelar: comentario,
    },
    conduce: (verbo) => (verbo === 'completar' ? ana : regional),
  });
});

describe('un compromiso', () => {
  it('vence según su tipo, salvo que se diga otra cosa', async () => {
    const propio = await compromiso({ responsable: undefined }, e.ana);
    expect((await e.stored(propio)).data).toMatchObject({
      responsable: e.ana.actor.id,
      division: e.obras,
      vence: '2026-07-30',
      venceOriginal: '2026-07-30',
    });
    expect((await e.stored(await compromiso({ vence: '2026-08-01' }))).data.vence).toBe('2026-08-01');
  });

  it('se completa con evidencia y lo valida otra persona', async () => {
    const enCurso = await e.run(e.ana, await compromiso(), 'comenzar');
    expect(await faultsOf(e.run(e.ana, enCurso, 'completar', {}))).toHaveProperty('evidencia');
    const propio = await e.run(e.regional, await compromiso({}, e.regional), 'comenzar');
    const hecho = await e.run(e.regional, propio, 'completar', evidencia);
    expect((await refusalOf(e.run(e.regional, hecho, 'verificar'))).message).toMatch(/^Debe hacerlo otra/);
    const ajeno = await e.create(e.jefa, 'compromiso', { descripcion: 'Otro', tipo: 'PAGO' });
    const listo = await e.run(e.regional, await e.run(e.regional, ajeno, 'comenzar'), 'completar', evidencia);
    expect((await refusalOf(e.run(e.jefa, listo, 'verificar'))).message).toBe(
      'Debe validarlo otra persona: usted es responsable de este compromiso.',
    );
  });

  it('se prorroga hacia adelante, con la fecha original a la vista, y no se edita a mano', async () => {
    const made = await compromiso({ vence: '2026-08-01' });
    const justificacion = 'El contratista pidió más plazo';
    expect(
      (await refusalOf(e.run(e.jefa, made, 'prorrogar', { vence: '2026-07-20', justificacion }))).message,
    ).toBe('La nueva fecha debe ser posterior a la actual.');
    await e.run(e.jefa, made, 'prorrogar', { vence: '2026-08-20', justificacion });
    expect((await e.stored(made)).data).toMatchObject({ vence: '2026-08-20', venceOriginal: '2026-08-01' });
    expect(await faultsOf(e.patch(e.jefa, await e.ahora(made), { vence: '2026-12-01' }))).toHaveProperty(
      'vence',
    );
  });

  it('no se da por vencido dentro de plazo', async () => {
    const made = await compromiso({ vence: '2026-07-15' });
    expect((await refusalOf(e.run(e.jefa, made, 'vencer'))).message).toBe('Todavía está dentro de plazo.');
    expect((await e.view(e.jefa, made)).data.vencido).toBe(false);
  });
});
