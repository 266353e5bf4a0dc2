import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../kernel/runtime/write/context.ts';
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

const problema = (iniciativa: Outcome, values: Readonly<Record<string, unknown>> = {}, by = e.ana) =>
  e.create(by, 'problema', {
    descripcion: 'El contratista no avanza',
    iniciativa: iniciativa.id,
    tipo: 'TECNICO',
    impacto: 'RETRASA_OBRA',
    ...values,
  });
const motivo = { motivo: 'Ya no corresponde seguirlo' };
const solucion = { solucionAplicada: 'Se acordó un nuevo programa' };
const situacion = async (iniciativa: Outcome) => {
  await e.asentar();
  const { tieneProblemasAbiertos, nivelAlerta } = (await e.stored(await e.ahora(iniciativa))).data;
  return [tieneProblemasAbiertos, nivelAlerta];
};

it('hace cada verbo en cada estado quien dice la tabla, y nadie más', { timeout: 120_000 }, async () => {
  const { sistema, regional, jefa, ana, colega, jefeAjeno, ajena } = e;
  await cumpleLaTabla({
    escenario: e,
    modulo: 'problema',
    filas: leerTabla(`
      crearTrabajo      | ABIERTO EN_GESTION            | EN_GESTION           | regional jefa ana colega
      gestionar         | ABIERTO                       | EN_GESTION           | regional jefa ana
      resolver          | EN_GESTION                    | RESUELTO             | regional jefa ana
      cerrarSinResolver | ABIERTO EN_GESTION            | CERRADO_SIN_RESOLVER | regional jefa
      reabrir           | RESUELTO CERRADO_SIN_RESOLVER | ABIERTO              | regional jefa
    `),
    personas: { sistema, regional, jefa, ana, colega, jefeAjeno, ajena },
    ciegos: ['jefeAjeno', 'ajena'],
    crear: async () => problema(await e.iniciativa()),
    minimo: {
      crearTrabajo: { titulo: 'Citar al contratista' },
      resolver: solucion,
      cerrarSinResolver: motivo,
      reabrir: motivo,
    },
    conduce: () => regional,
  });
});

describe('una iniciativa con problemas', () => {
  it('dice si los tiene y cuán graves son, según los que hay ahora', async () => {
    const obra = await e.iniciativa();
    expect(await situacion(obra)).toEqual([undefined, undefined]);
    const leve = await problema(obra, { impacto: 'OTRO' });
    expect(await situacion(obra)).toEqual([true, 'ATENCION']);
    const grave = await problema(obra, { impacto: 'BLOQUEA_PAGO' });
    expect(await situacion(obra)).toEqual([true, 'CRITICO']);
    const enGestion = await e.run(e.ana, grave, 'gestionar', {});
    expect(await situacion(obra)).toEqual([true, 'CRITICO']);
    const resuelto = await e.run(e.ana, enGestion, 'resolver', solucion);
    expect(await situacion(obra)).toEqual([true, 'ATENCION']);
    await e.patch(e.ana, leve, { impacto: 'RETRASA_OBRA' });
    expect(await situacion(obra)).toEqual([true, 'CRITICO']);
    await e.run(e.jefa, await e.ahora(leve), 'cerrarSinResolver', motivo);
    expect(await situacion(obra)).toEqual([false, 'NORMAL']);
    const abierto = await e.run(e.jefa, resuelto, 'reabrir', motivo);
    expect(await situacion(obra)).toEqual([true, 'CRITICO']);
    await e.removeUnseen(e.sistema, abierto);
    expect(await situacion(obra)).toEqual([false, 'NORMAL']);
  });

  it('no se escribe de nuevo cuando nada cambia', async () => {
    const obra = await e.iniciativa();
    await problema(obra);
    await e.asentar();
    const { version } = await e.ahora(obra);
    await problema(obra, { impacto: 'OTRO' });
    await e.asentar();
    expect((await e.ahora(obra)).version).toBe(version);
  });

  it('acierta aunque se abran y cierren muchos a la vez', async () => {
    const obra = await e.iniciativa();
    const abiertos = await Promise.all(Array.from({ length: 8 }, () => problema(obra)));
    await Promise.all(abiertos.slice(1).map((uno) => e.run(e.jefa, uno, 'cerrarSinResolver', motivo)));
    expect(await situacion(obra)).toEqual([true, 'CRITICO']);
    await Promise.all(abiertos.slice(0, 1).map((uno) => e.run(e.jefa, uno, 'cerrarSinResolver', motivo)));
    expect(await situacion(obra)).toEqual([false, 'NORMAL']);
  });
});

describe('crear trabajo desde un problema', () => {
  it('lo deja en gestión y los enlaza en los dos sentidos, en un solo acto', async () => {
    const obra = await e.iniciativa();
    const nudo = await problema(obra);
    const hecho = await e.run(e.jefa, nudo, 'crearTrabajo', {
      titulo: 'Citar al contratista',
      responsable: e.ana.actor.id,
      vence: '2026-07-31',
      prioridad: 'URGENTE',
    });
    const [creado] = hecho.created ?? [];
    if (!creado) throw new Error('no work');
    expect(await e.stored(nudo)).toMatchObject({ estado: 'EN_GESTION', data: { trabajos: [creado.id] } });
    expect((await e.stored(creado)).data).toMatchObject({
      titulo: 'Citar al contratista',
      origen: 'PROBLEMA',
      problema: nudo.id,
      iniciativa: obra.id,
      responsable: e.ana.actor.id,
      division: e.obras,
      vence: '2026-07-31',
      prioridad: 'URGENTE',
    });
  });

  it('cae entero si el trabajo no puede crearse', async () => {
    const nudo = await problema(await e.iniciativa());
    const paraOtra = { titulo: 'Citar', responsable: e.colega.actor.id };
    expect(await faultsOf(e.run(e.ana, nudo, 'crearTrabajo', paraOtra))).toHaveProperty('responsable');
    expect(await e.stored(nudo)).toMatchObject({ estado: 'ABIERTO', version: 1 });
  });
});

describe('registrar un problema', () => {
  it('lo puede quien ve la iniciativa; queda quién lo detectó y cuándo', async () => {
    const obra = await e.iniciativa();
    const nudo = await problema(obra);
    expect((await e.stored(nudo)).data).toMatchObject({
      detectadoPor: e.ana.actor.id,
      fechaDeteccion: '2026-07-15',
      gravedad: 2,
    });
    expect(await refusalOf(problema(obra, {}, e.ajena))).toMatchObject({ kind: 'invalido' });
    const otra = await e.iniciativa();
    expect(await faultsOf(e.patch(e.jefa, nudo, { iniciativa: otra.id }))).toHaveProperty('iniciativa');
  });
});
