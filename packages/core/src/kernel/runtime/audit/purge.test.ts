import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ref, text } from '../../declare/fields.ts';
import { defineModule } from '../../declare/module.ts';
import { composeProduct, definePack } from '../../declare/product.ts';
import { rollup } from '../../declare/rollup.ts';
import { actionsOver, faultsOf, refusalOf } from '../../testing/actions.ts';
import { scanTable } from '../../testing/scan.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { patchRecord } from '../write/change.ts';
import { examine } from './examine.ts';
import { purgeRecord } from './purge.ts';
import { keptUntil, lastDayOfTerm, newestInTerm } from './retention.ts';

const anexo = defineModule({
  name: 'anexo',
  label: { one: 'Anexo', many: 'Anexos' },
  title: 'nombre',
  code: { sequence: 'AN' },
  fields: { nombre: text('Nombre'), carta: ref('Carta', 'carta') },
  grants: { ADMIN: { leer: 'all', crear: 'all', eliminar: 'all' } },
  list: { columns: ['nombre'], filters: [], sort: 'nombre' },
});
const carta = defineModule({
  name: 'carta',
  label: { one: 'Carta', many: 'Cartas', feminine: true },
  title: 'asunto',
  code: { sequence: 'CA' },
  personalData: { purpose: 'Responder cartas', basis: 'Ley 19.880' },
  fields: { asunto: text('Asunto', { required: true }), remitente: text('Remitente', { personal: true }) },
  states: { ABIERTA: { label: 'Abierta' }, ARCHIVADA: { label: 'Archivada' } },
  initial: 'ABIERTA',
  transitions: (verb) => ({ archivar: verb({ label: 'Archivar', from: ['ABIERTA'], to: 'ARCHIVADA' }) }),
  rollups: { anexos: rollup(anexo, { label: 'Anexos', by: 'carta' }) },
  retention: { years: 5, from: 'estadoDesde', states: ['ARCHIVADA'], law: 'Ley de prueba' },
  grants: { ADMIN: { leer: 'all', crear: 'all', editar: 'all', archivar: 'all', eliminar: 'all' } },
  list: { columns: ['asunto'], filters: [], sort: 'asunto' },
});
const eterna = defineModule({
  name: 'eterna',
  label: { one: 'Eterna', many: 'Eternas', feminine: true },
  title: 'asunto',
  code: { sequence: 'ET' },
  fields: { asunto: text('Asunto') },
  grants: { ADMIN: { leer: 'all', crear: 'all' } },
  list: { columns: ['asunto'], filters: [], sort: 'asunto' },
});
const esquela = defineModule({
  name: 'esquela',
  label: { one: 'Esquela', many: 'Esquelas', feminine: true },
  title: 'asunto',
  code: { sequence: 'ES' },
  fields: { asunto: text('Asunto') },
  retention: { years: 1, from: 'creadoEn', law: 'Ley de prueba' },
  grants: { ADMIN: { leer: 'all', crear: 'all', eliminar: 'all' } },
  list: { columns: ['asunto'], filters: [], sort: 'asunto' },
});
// Everybody has extra fields, whose module the kernel reads.
const product = composeProduct([
  definePack({
    name: 'archivo',
    label: 'Archivo',
    roles: { ADMIN: 'Administra' },
    modules: [anexo, carta, eterna, esquela],
  }),
]);

let world: World;
beforeAll(async () => {
  world = await openWorld(product);
});
afterAll(() => world.close());

const motivo = 'Se cumplió el plazo y nadie la pide.';
const purge = (made: { module: string; id: string }, more: object = {}, users: readonly string[] = []) =>
  purgeRecord(
    { ...world.deps, livingReferences: async () => users.map((label) => ({ label })) },
    world.person('ana', ['ADMIN']),
    { module: made.module, id: made.id, motivo, ...more },
  );
const archived = async () => {
  const actions = actionsOver(world);
  const admin = world.person('ana', ['ADMIN']);
  const made = await actions.create(admin, 'carta', { asunto: 'Hola', remitente: 'Eva Secreta' });
  return actions.run(admin, made, 'archivar');
};
const key = (id: string) => ({ tenant: 't', module: 'carta', id });

describe('a term', () => {
  it('ends on the same day of another year, or the last of its month', () => {
    expect(lastDayOfTerm('2020-03-15', 5)).toBe('2025-03-15');
    expect(lastDayOfTerm('2024-02-29', 5)).toBe('2029-02-28');
    expect(newestInTerm('2026-11-22', 5)).toBe('2021-11-22');
  });

  it('runs in its states, from a date that is there', async () => {
    const { id } = await archived();
    const record = await world.deps.store.get(key(id));
    if (!record) throw new Error('no record');
    const term = { years: 5, from: 'estadoDesde', law: 'x' };
    const local = (instant: string) => instant.slice(0, 10);
    expect(keptUntil(term, record, local)).toBe('2031-07-15');
    expect(keptUntil({ ...term, states: ['ABIERTA'] }, record, local)).toBeUndefined();
    expect(keptUntil({ ...term, from: 'vence' }, record, local)).toBeUndefined();
    expect(keptUntil({ ...term, from: 'vence' }, { ...record, data: { vence: '2020-01-02' } }, local)).toBe(
      '2025-01-02',
    );
  });
});

describe('a purge', () => {
  it('is refused while the record must be kept, is used, or nobody says why', async () => {
    const made = await archived();
    expect(await refusalOf(purge(made))).toMatchObject({ code: 'EN_PLAZO' });
    const open = await actionsOver(world).create(world.person('ana', ['ADMIN']), 'carta', {
      asunto: 'Abierta',
    });
    const before = world.clock.ahora();
    world.clock.fijar('2031-07-16T16:00:00.000Z');
    expect(await refusalOf(purge(open))).toMatchObject({ code: 'EN_PLAZO' });
    expect(await faultsOf(purge(made, { motivo: 'porque' }))).toEqual({
      motivo: 'Explique el motivo en al menos 10 caracteres.',
    });
    expect(await refusalOf(purge(made, {}, ['Respuestas: 2']))).toMatchObject({
      code: 'EN_USO',
      details: [{ message: 'Respuestas: 2' }],
    });
    expect(await refusalOf(purge({ module: 'nada', id: made.id }))).toMatchObject({ kind: 'no_encontrado' });
    expect(await refusalOf(purge({ module: 'carta', id: 'nada' }))).toMatchObject({ kind: 'no_encontrado' });
    const other = await actionsOver(world).create(world.person('ana', ['ADMIN']), 'eterna', { asunto: 'x' });
    expect(await refusalOf(purge(other))).toMatchObject({ code: 'REGLA' });
    world.clock.fijar(before);
  });

  it('is told of a conflict when somebody changes the record meanwhile', async () => {
    const made = await archived();
    const before = world.clock.ahora();
    world.clock.fijar('2031-07-16T16:00:00.000Z');
    const meanwhile = async () => {
      const changes = { version: made.version, changes: { asunto: 'Otro' } };
      await patchRecord(
        world.deps,
        world.person('ana', ['ADMIN']),
        actionsOver(world).module('carta'),
        made.id,
        changes,
      );
      return [];
    };
    const order = { module: 'carta', id: made.id, motivo };
    const purging = purgeRecord(
      { ...world.deps, livingReferences: meanwhile },
      world.person('ana', ['ADMIN']),
      order,
    );
    expect(await refusalOf(purging)).toMatchObject({ kind: 'conflicto' });
    world.clock.fijar(before);
  });

  it('leaves a tombstone and a history that verifies, and no personal value', async () => {
    const made = await archived();
    const before = world.clock.ahora();
    world.clock.fijar('2031-07-16T16:00:00.000Z');
    expect(await purge(made)).toMatchObject({ id: made.id, version: 3 });
    world.clock.fijar(before);
    expect(await world.deps.store.get(key(made.id))).toBeUndefined();
    const items = (await scanTable(world)).filter(({ id }) => id === made.id);
    expect(items.map(({ __edb_e__ }) => __edb_e__).sort()).toEqual([
      'auditoria',
      'auditoria',
      'auditoria',
      'lapida',
    ]);
    expect(JSON.stringify(items)).not.toContain('Eva Secreta');
    expect(JSON.stringify(items)).toContain('5 años: Ley de prueba');
    expect(await examine(world.deps.store, product, key(made.id))).toMatchObject({ entries: 3, breaks: [] });
    expect(await refusalOf(purge(made))).toMatchObject({ kind: 'no_encontrado' });
  });

  it('leaves nothing else of a record that keeps no totals and counted in none', async () => {
    const actions = actionsOver(world);
    const admin = world.person('ana', ['ADMIN']);
    const loose = await actions.create(admin, 'anexo', { nombre: 'De nadie' });
    expect(await world.deps.store.get({ tenant: 't', module: 'anexo', id: loose.id })).toBeDefined();
    const made = await actions.create(admin, 'esquela', { asunto: 'Adiós' });
    const before = world.clock.ahora();
    world.clock.fijar('2031-07-16T16:00:00.000Z');
    await purge(made);
    world.clock.fijar(before);
    const left = (await scanTable(world)).filter(({ id }) => id === made.id);
    expect(left.map(({ __edb_e__ }) => __edb_e__).sort()).toEqual(['auditoria', 'auditoria', 'lapida']);
  });
});
