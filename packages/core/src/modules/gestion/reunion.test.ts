import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../kernel/testing/actions.ts';
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

const reunion = (values: Readonly<Record<string, unknown>> = {}, by = e.regional) =>
  e.create(by, 'reunion', {
    nombre: 'Comité semanal',
    tipo: 'SEMANAL',
    fecha: '2026-07-15',
    hora: '09:30',
    asistentes: [e.jefa.actor.id, e.ana.actor.id],
    tabla: [{ punto: 'Obras atrasadas', minutos: 20 }],
    ...values,
  });
const motivo = { motivo: 'Se juntó con otra' };
const acta = { acta: 'Se revisó la cartera.' };

it('hace cada verbo en cada estado quien dice la tabla, y nadie más', { timeout: 120_000 }, async () => {
  const { sistema, regional, jefa, ana, colega, jefeAjeno, ajena } = e;
  await cumpleLaTabla({
    escenario: e,
    modulo: 'reunion',
    filas: leerTabla(`
      comenzar            | CITADA             | EN_CURSO      | regional
      crearTrabajo        | EN_CURSO REALIZADA | =             | regional
      registrarCompromiso | EN_CURSO REALIZADA | =             | regional
      terminar            | EN_CURSO           | REALIZADA     | regional
      aprobarActa         | REALIZADA          | ACTA_APROBADA | jefa
      suspender           | CITADA EN_CURSO    | SUSPENDIDA    | regional
      citar               | CITADA SUSPENDIDA  | CITADA        | regional
    `),
    personas: { sistema, regional, jefa, ana, colega, jefeAjeno, ajena },
    ciegos: ['colega', 'jefeAjeno', 'ajena'],
    crear: () => reunion(),
    minimo: {
      crearTrabajo: { titulo: 'Preparar el informe' },
      registrarCompromiso: { descripcion: 'Informar', tipo: 'OTRO', responsable: ana.actor.id },
      terminar: acta,
      suspender: motivo,
      citar: { ...motivo, fecha: '2026-07-20' },
    },
    conduce: (verbo) => (verbo === 'aprobarActa' ? jefa : regional),
  });
});

describe('conducir una reunión', () => {
  it('crea trabajos con su origen y compromisos con su plazo, enlazados con ella', async () => {
    const obra = await e.iniciativa();
    const enCurso = await e.run(e.regional, await reunion({ tipo: 'CRISIS' }), 'comenzar');
    const con = await e.run(e.regional, enCurso, 'crearTrabajo', {
      titulo: 'Visitar la obra',
      responsable: e.ana.actor.id,
      iniciativa: obra.id,
    });
    const [trabajo] = con.created ?? [];
    const [compromiso] =
      (
        await e.run(e.regional, con, 'registrarCompromiso', {
          descripcion: 'Visita semanal',
          tipo: 'VISITA_TERRENO',
          responsable: e.ana.actor.id,
        })
      ).created ?? [];
    if (!trabajo || !compromiso) throw new Error('nothing came of it');
    expect((await e.stored(trabajo)).data).toMatchObject({
      origen: 'REUNION',
      reunion: enCurso.id,
      iniciativa: obra.id,
      responsable: e.ana.actor.id,
    });
    expect((await e.stored(compromiso)).data).toMatchObject({ reunion: enCurso.id, vence: '2026-07-22' });
  });

  it('no comienza antes de su día ni termina sin asistentes', async () => {
    const futura = await reunion({ fecha: '2026-07-20' });
    expect((await refusalOf(e.run(e.regional, futura, 'comenzar'))).message).toBe(
      'Está citada para otro día: cambie la fecha si se adelantó.',
    );
    const sola = await e.run(e.regional, await reunion({ asistentes: [] }), 'comenzar');
    expect((await refusalOf(e.run(e.regional, sola, 'terminar', acta))).message).toBe(
      'Indique quiénes asistieron antes de cerrar la reunión.',
    );
    await e.run(e.regional, sola, 'terminar', { ...acta, asistentes: [e.ana.actor.id] });
  });

  it('la conduce quien la cita, salvo que nombre a otra persona', async () => {
    expect((await e.stored(await reunion())).data.conduce).toBe(e.regional.actor.id);
    const otra = await reunion({ conduce: e.jefa.actor.id });
    expect((await e.stored(otra)).data.conduce).toBe(e.jefa.actor.id);
    await e.run(e.jefa, otra, 'comenzar');
  });
});
