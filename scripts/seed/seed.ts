import { createImportSink } from '@gore/core/imports/store-sink.ts';
import { patchRecord } from '@gore/core/kernel/runtime/write/change.ts';
import { systemActor, type WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { createRecord } from '@gore/core/kernel/runtime/write/create.ts';
import { cartera } from './cartera.ts';
import * as nuble from './nuble.ts';
import { seedWork } from './seed-work.ts';

const orFail = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`The demonstration names ${what}, which it does not have.`);
  return value;
};

/**
 * Fills an empty institution with the demonstration: units, communes, people and a small portfolio, all through the
 * ordinary writes, so that everything has its audit and its guards.
 *
 * @returns whether there was anything to do.
 */
export const seedDemo = async (deps: WriteDeps, portfolio = 60): Promise<boolean> => {
  const { tenant } = nuble;
  const actor = systemActor(tenant, 'semilla');
  const command = { actor, requestId: 'semilla' };
  const moduleOf = (name: string) => orFail(deps.product.find(name), name);
  // The key lets a seed that was cut short go on where it stopped.
  const create = (name: string, key: string, values: Readonly<Record<string, unknown>>, id?: string) =>
    createRecord(
      id ? { ...deps, newId: () => id } : deps,
      { ...command, idempotency: { key: `semilla-${name}-${key}`, request: 'semilla' } },
      moduleOf(name),
      { values },
    );

  if (await deps.store.get({ tenant, module: 'institucion', id: tenant })) return false;

  const units = new Map<string, { id: string; version: number }>();
  for (const { sigla, nombre, ...rest } of nuble.divisiones) {
    const superior = 'superior' in rest ? units.get(rest.superior)?.id : undefined;
    units.set(sigla, await create('division', sigla, { sigla, nombre, ...(superior ? { superior } : {}) }));
  }
  const communes = new Map<string, string>();
  for (const comuna of nuble.comunas)
    communes.set(comuna.cut, (await create('comuna', comuna.cut, comuna)).id);

  const people = new Map<string, string>();
  /** Everybody of each unit, its head last. */
  const staff = new Map<string, readonly string[]>();
  for (const { divisiones, ...person } of nuble.usuarios) {
    const unitIds = divisiones.map((sigla) => orFail(units.get(sigla)?.id, sigla));
    const { id } = await create('usuario', person.run, {
      ...person,
      divisiones: unitIds,
      demostracion: true,
    });
    const [sigla = ''] = divisiones;
    const others = staff.get(sigla) ?? [];
    staff.set(sigla, person.roles[0] === 'ENCARGADO' ? [id, ...others] : [...others, id]);
    if (person.roles[0] === 'JEFE_DIVISION') {
      const unit = orFail(units.get(sigla), sigla);
      const request = { version: unit.version, changes: { jefatura: id } };
      await patchRecord(deps, command, moduleOf('division'), unit.id, request);
    }
    if (person.roles[0] === 'ENCARGADO' || !people.has(sigla)) people.set(sigla, id);
  }

  const sink = await createImportSink(deps, { ...command, batch: 'semilla' }, moduleOf('ipr'));
  const rows = cartera(portfolio).map(({ values, estado, comuna, division }, at) => ({
    fila: at + 1,
    codigo: `${values.bip}-0/${values.anioPresupuestario}`,
    estado,
    hash: `semilla-${at}`,
    values: {
      ...(values as Record<string, string | number>),
      division: orFail(units.get(division)?.id, division),
      comunas: [orFail(communes.get(comuna), comuna)],
      ...(people.has(division) ? { responsable: orFail(people.get(division), division) } : {}),
    },
  }));
  const failed = (await sink.write(rows)).find(({ outcome }) => outcome === 'error');
  if (failed)
    throw new Error(`The demonstration could not be written: row ${failed.fila}, ${failed.message}`);

  const outcomes = await sink.existing(rows.map(({ codigo }) => codigo));
  const initiatives = Map.groupBy(cartera(portfolio).entries(), ([, { division }]) => division);
  await seedWork(deps, {
    tenant,
    today: deps.clockOf(tenant).fechaLocal(deps.clockOf(tenant).ahora()),
    people: staff,
    chair: orFail(staff.get('AR')?.[0], 'AR'),
    initiatives: new Map(
      [...initiatives].map(([sigla, some]) => [
        sigla,
        some.flatMap(([at]) => outcomes.get(rows[at]?.codigo ?? '')?.id ?? []),
      ]),
    ),
  });

  // Last: it is what says that the seed is complete.
  await create('institucion', tenant, nuble.institucion, tenant);
  return true;
};
