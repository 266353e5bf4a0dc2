import { createImportSink } from '@gore/core/imports/store-sink.ts';
import type { Json } from '@gore/core/kernel/declare/json.ts';
import { patchRecord } from '@gore/core/kernel/runtime/write/change.ts';
import { systemActor, type WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { createRecord } from '@gore/core/kernel/runtime/write/create.ts';
import { cartera } from './cartera.ts';
import { comoIniciativa, type Iniciativa } from './convenios.ts';
import { inundacionInventada } from './inundacion.ts';
import { comunasDe, limitesInventados } from './limites.ts';
import * as nuble from './nuble.ts';
import { type InstitucionDemo, otras } from './otras.ts';
import { seedAgreements } from './seed-agreements.ts';
import { seedHistories, withHistory } from './seed-histories.ts';
import { seedReports } from './seed-reports.ts';
import { seedWork } from './seed-work.ts';

const orFail = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`The demonstration names ${what}, which it does not have.`);
  return value;
};

type Create = (
  module: string,
  key: string,
  values: Readonly<Record<string, unknown>>,
  id?: string,
) => Promise<{ readonly id: string; readonly version: number }>;

const command = (tenant: string) => ({ actor: systemActor(tenant, 'semilla'), requestId: 'semilla' });
const moduleOf = ({ product }: WriteDeps, name: string) => orFail(product.find(name), name);

/** Creates records of an institution; the key lets a seed that was cut short go on where it stopped. */
const creator =
  (deps: WriteDeps, tenant: string): Create =>
  (name, key, values, id) =>
    createRecord(
      id ? { ...deps, newId: () => id } : deps,
      { ...command(tenant), idempotency: { key: `semilla-${name}-${key}`, request: 'semilla' } },
      moduleOf(deps, name),
      { values },
    );

const isThere = async ({ store }: WriteDeps, tenant: string): Promise<boolean> =>
  (await store.get({ tenant, module: 'institucion', id: tenant })) !== undefined;

const seedPortfolio = async (
  deps: WriteDeps,
  portfolio: number,
  units: ReadonlyMap<string, { readonly id: string }>,
  communes: ReadonlyMap<string, string>,
  people: ReadonlyMap<string, string>,
  staff: ReadonlyMap<string, readonly string[]>,
): Promise<readonly Iniciativa[]> => {
  const batch = { ...command(nuble.tenant), batch: 'semilla' };
  const sink = await createImportSink(deps, batch, moduleOf(deps, 'ipr'), 'unasked');
  const all = cartera(portfolio);
  const lived = new Set(withHistory(all, staff));
  const initiatives = all.filter((one) => !lived.has(one));
  const rows = initiatives.map(({ values, estado, comuna, division }, at) => ({
    fila: at + 1,
    codigo: `${values.bip}-0/${values.anioPresupuestario}`,
    estado,
    hash: `semilla-${at}`,
    values: {
      ...(values as Record<string, Json>),
      division: orFail(units.get(division)?.id, division),
      comunas: [orFail(communes.get(comuna), comuna)],
      ...(people.has(division) ? { responsable: orFail(people.get(division), division) } : {}),
    },
  }));
  const failed = (await sink.write(rows)).find(({ outcome }) => outcome === 'error');
  if (failed)
    throw new Error(`The demonstration could not be written: row ${failed.fila}, ${failed.message}`);
  const written = await sink.existing(rows.map(({ codigo }) => codigo));
  const imported = initiatives.map((one, at) =>
    comoIniciativa(one, orFail(written.get(rows[at]?.codigo ?? '')?.id, `initiative ${at}`)),
  );
  const place = { tenant: nuble.tenant, units, communes, people, staff };
  const ids = await seedHistories(deps, place, [...lived]);
  return [...imported, ...[...lived].map((one, at) => comoIniciativa(one, orFail(ids[at], `history ${at}`)))];
};

/** Puts a file into the files bucket. */
export type Upload = (key: string, body: string) => Promise<void>;

/** Invented layers to try the map with; the worker of the maps draws them. */
const seedLayers = async (create: Create, upload: Upload): Promise<void> => {
  const layers = [
    {
      name: 'limites-inventados.geojson',
      body: limitesInventados(comunasDe('16')),
      values: {
        nombre: 'Comunas de Ñuble (límites inventados)',
        tipo: 'LIMITES',
        descripcion:
          'Para probar el mapa. Se reemplaza por la capa oficial: docs/mapa.md dice dónde se publica.',
      },
    },
    {
      name: 'inundacion-inventada.geojson',
      body: inundacionInventada(),
      values: {
        nombre: 'Áreas de inundación (inventadas)',
        tipo: 'RIESGO',
        descripcion: 'Para probar qué toca un área de riesgo. No es un estudio de nadie.',
      },
    },
  ];
  for (const { name, body, values } of layers) {
    const key = `${nuble.tenant}/subidas/semilla/${name}`;
    await upload(key, body);
    const archivo = { key, name, size: Buffer.byteLength(body), type: 'application/geo+json' };
    await create('capa', name, { ...values, archivo, fuente: 'Demostración del portal' });
  }
};

const seedNuble = async (deps: WriteDeps, portfolio: number, upload?: Upload): Promise<void> => {
  const { tenant } = nuble;
  const create = creator(deps, tenant);
  const units = new Map<string, { id: string; version: number }>();
  for (const { sigla, nombre, ...rest } of nuble.divisiones) {
    const superior = 'superior' in rest ? units.get(rest.superior)?.id : undefined;
    units.set(sigla, await create('division', sigla, { sigla, nombre, ...(superior ? { superior } : {}) }));
  }
  const communes = new Map<string, string>();
  for (const comuna of nuble.comunas)
    communes.set(comuna.cut, (await create('comuna', comuna.cut, comuna)).id);

  const people = new Map<string, string>();
  /** Units with an analyst: the first one answers for their initiatives. */
  const analysts = new Set<string>();
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
      await patchRecord(deps, command(tenant), moduleOf(deps, 'division'), unit.id, request);
    }
    if (!people.has(sigla) || (person.roles[0] === 'ENCARGADO' && !analysts.has(sigla)))
      people.set(sigla, id);
    if (person.roles[0] === 'ENCARGADO') analysts.add(sigla);
  }
  const initiatives = await seedPortfolio(deps, portfolio, units, communes, people, staff);
  const clock = deps.clockOf(tenant);
  const today = clock.fechaLocal(clock.ahora());
  const unitIds = new Map([...units].map(([sigla, { id }]) => [sigla, id]));
  await seedAgreements(deps, { tenant, today, initiatives, communes, people, units: unitIds });
  const byUnit = Map.groupBy(initiatives, ({ division }) => division);
  await seedWork(deps, {
    tenant,
    today,
    people: staff,
    chair: orFail(staff.get('AR')?.[0], 'AR'),
    initiatives: new Map([...byUnit].map(([sigla, some]) => [sigla, some.map(({ id }) => id)])),
  });
  await seedReports(deps, tenant, orFail(staff.get('AR')?.[0], 'AR'));
  if (upload) await seedLayers(create, upload);
  // Last: it is what says that the seed is complete.
  await create('institucion', tenant, nuble.institucion, tenant);
};

const seedSmall = async (deps: WriteDeps, demo: InstitucionDemo): Promise<void> => {
  const create = creator(deps, demo.tenant);
  const units = new Map<string, string>();
  for (const unit of demo.divisiones) units.set(unit.sigla, (await create('division', unit.sigla, unit)).id);
  for (const { divisiones, ...person } of demo.usuarios)
    await create('usuario', person.run, {
      ...person,
      divisiones: divisiones.map((sigla) => orFail(units.get(sigla), sigla)),
      demostracion: true,
    });
  await create('institucion', demo.tenant, demo.institucion, demo.tenant);
};

/**
 * Fills an empty installation with the demonstration: institutions with their units and people and, in the regional
 * government, communes and a small portfolio; all through the ordinary writes, so that everything has its audit and
 * its guards.
 *
 * @param upload where the demonstration puts its files; without it there is no layer on its map.
 * @returns whether there was anything to do.
 */
export const seedDemo = async (deps: WriteDeps, portfolio = 300, upload?: Upload): Promise<boolean> => {
  let wrote = false;
  if (!(await isThere(deps, nuble.tenant))) {
    await seedNuble(deps, portfolio, upload);
    wrote = true;
  }
  for (const demo of otras) {
    if (await isThere(deps, demo.tenant)) continue;
    await seedSmall(deps, demo);
    wrote = true;
  }
  return wrote;
};
