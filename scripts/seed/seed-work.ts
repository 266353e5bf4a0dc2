import { createDirectory } from '@gore/core/identity/directory.ts';
import type { Actor } from '@gore/core/kernel/declare/record.ts';
import { sumarDias } from '@gore/core/kernel/declare/valores/fecha.ts';
import type { Outcome, WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { createRecord } from '@gore/core/kernel/runtime/write/create.ts';
import { runTransition } from '@gore/core/kernel/runtime/write/transition.ts';
import { type Labor, labores, nudos } from './labores.ts';

interface Place {
  readonly tenant: string;
  readonly today: string;
  /** People of each unit, its head last, by id. */
  readonly people: ReadonlyMap<string, readonly string[]>;
  /** Initiatives of each unit, by id. */
  readonly initiatives: ReadonlyMap<string, readonly string[]>;
  /** Whoever holds the meeting of every week. */
  readonly chair: string;
}

const inputs: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  bloquear: { motivoBloqueo: 'Falta la visación jurídica' },
  cancelar: { comentario: 'Ya no corresponde a esta división' },
  gestionar: { solucionPropuesta: 'Reunir a la unidad técnica con el municipio' },
  resolver: { solucionAplicada: 'El municipio completó los antecedentes' },
  cerrarSinResolver: { motivo: 'La obra sigue sin que haga falta' },
};

/** Who does things in the demonstration; every write has a key, so that a seed cut short goes on where it stopped. */
export const doing = (deps: WriteDeps, tenant: string) => {
  const directory = createDirectory(deps.store);
  const actorOf = async (id: string): Promise<Actor> => {
    const entry = await directory.byId(tenant, id);
    if (!entry) throw new Error(`The demonstration has no person ${id}`);
    return entry.actor;
  };
  const moduleOf = (name: string) => {
    const module = deps.product.find(name);
    if (!module) throw new Error(`The product has no ${name}`);
    return module;
  };
  const command = async (by: string, key: string) => ({
    actor: await actorOf(by),
    requestId: 'semilla',
    idempotency: { key: `semilla-${key}`, request: 'semilla' },
  });
  return {
    create: async (by: string, key: string, module: string, values: Readonly<Record<string, unknown>>) =>
      createRecord(deps, await command(by, key), moduleOf(module), { values }),
    run: async (
      by: string,
      key: string,
      from: Outcome,
      verb: string,
      input: Readonly<Record<string, unknown>> = inputs[verb] ?? {},
    ) => {
      const { module, id, version } = from;
      const body = { version, input };
      return runTransition(deps, await command(by, `${key}-${verb}`), moduleOf(module), id, verb, body);
    },
  };
};

/** Gives people something to do: work in every state, problems, a meeting and what was promised in it. */
export const seedWork = async (deps: WriteDeps, place: Place): Promise<void> => {
  const { create, run } = doing(deps, place.tenant);
  const on = (days: number) => sumarDias(place.today, days);

  const work = async (unit: string, key: string, labor: Labor, more: Readonly<Record<string, unknown>>) => {
    const people = place.people.get(unit) ?? [];
    const boss = people.at(-1) ?? place.chair;
    const { titulo, persona, plazo, prioridad, verbos = [], cierre, partes = [] } = labor;
    const responsable = people[persona % people.length] ?? boss;
    let record = await create(boss, key, 'trabajo', {
      titulo,
      responsable,
      ...(prioridad ? { prioridad } : {}),
      ...(plazo === undefined ? {} : { vence: on(plazo) }),
      ...more,
    });
    for (const verb of verbos) record = await run(responsable, key, record, verb);
    if (cierre && boss !== responsable) await run(boss, key, record, cierre);
    for (const [at, parte] of partes.entries())
      await work(unit, `${key}-${at}`, parte, { superior: record.id });
  };

  for (const [unit, initiatives] of place.initiatives) {
    const boss = place.people.get(unit)?.at(-1);
    if (!boss) continue;
    for (const [at, labor] of labores.entries()) {
      const iniciativa = initiatives[at % initiatives.length];
      await work(unit, `trabajo-${unit}-${at}`, labor, iniciativa ? { iniciativa } : {});
    }
    for (const [at, nudo] of nudos.entries()) {
      const iniciativa = initiatives[at + 1];
      if (!iniciativa) continue;
      const key = `problema-${unit}-${at}`;
      const { verbos, ...values } = nudo;
      let made = await create(boss, key, 'problema', { ...values, iniciativa, fechaDeteccion: on(-20 + at) });
      for (const verb of verbos)
        made =
          verb === 'crearTrabajo'
            ? await run(boss, key, made, verb, { titulo: 'Conseguir la póliza', vence: on(3) })
            : await run(boss, key, made, verb);
    }
    await create(boss, `compromiso-${unit}`, 'compromiso', {
      descripcion: 'Visitar la obra con la inspección',
      tipo: 'VISITA_TERRENO',
      responsable: place.people.get(unit)?.[0] ?? boss,
    });
  }
  await create(place.chair, 'reunion', 'reunion', {
    nombre: 'Comité semanal de cartera',
    tipo: 'SEMANAL',
    fecha: place.today,
    hora: '09:30',
    asistentes: [...place.people.values()].flatMap((people) => people.slice(-1)),
    tabla: [
      { punto: 'Iniciativas con pagos detenidos', minutos: 20 },
      { punto: 'Obras atrasadas', minutos: 30 },
    ],
  });
};
