import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Command, Outcome } from '../kernel/runtime/write/context.ts';
import { type Actions, actionsOver, refusalOf } from '../kernel/testing/actions.ts';
import { inconsistencies } from '../kernel/testing/consistency.ts';
import { productoDeTaller } from '../kernel/testing/taller/pack.ts';
import { openWorld, type World } from '../kernel/testing/world.ts';
import { MissingFile } from '../ports/files.ts';
import { chunkSize, createLedger, type JobFiles, type RowEntry, rowsOf } from './ledger.ts';
import {
  type Operation,
  readOperation,
  readTargets,
  requireOperation,
  reversibleFields,
  type Target,
} from './operation.ts';
import { runBulk } from './run.ts';
import { undoTargets } from './undo.ts';

let world: World;
let act: Actions;
let admin: Command;
beforeAll(async () => {
  world = await openWorld(productoDeTaller);
  act = actionsOver(world);
  admin = world.person('ana', ['ADMIN_SISTEMA']);
});
afterAll(async () => {
  expect(await inconsistencies(world)).toEqual([]);
  await world.close();
});

const memory = (): JobFiles => {
  const stored = new Map<string, string>();
  return {
    get: async (key) => {
      const text = stored.get(key);
      if (text === undefined) throw new MissingFile(key);
      return text;
    },
    put: async (key, body) => void stored.set(key, body.toString()),
  };
};

let jobs = 0;
const openJob = async (
  by: Command,
  module: string,
  operation: Operation,
  targets: readonly Target[],
  files = memory(),
) => {
  jobs += 1;
  const job = `lote-${jobs}`;
  const ledger = createLedger(files, job);
  await ledger.writeTargets(targets);
  const run = (onProgress = async () => {}) =>
    runBulk({
      deps: world.deps,
      command: { ...by, batch: `TC-2026-${jobs}` },
      module: act.module(module),
      operation,
      job,
      ledger,
      onProgress,
    });
  const rows = async (): Promise<readonly RowEntry[]> => {
    const all: RowEntry[] = [];
    for await (const row of rowsOf(ledger)) all.push(row);
    return all;
  };
  return { run, rows, ledger };
};

const tareas = (count: number): Promise<readonly Outcome[]> =>
  Promise.all(Array.from({ length: count }, (_, at) => act.create(admin, 'tarea', { nombre: `T${at}` })));

const edit = (cambios: Readonly<Record<string, unknown>>): Operation => ({ tipo: 'editar', cambios });

it('does the same to each and says what became of it, nothing hidden', async () => {
  const [una, otra, cerrada, movida, ajena] = await tareas(5);
  if (!una || !otra || !cerrada || !movida || !ajena) throw new Error('Five were created');
  await act.patch(admin, otra, { prioridad: 'ALTA' });
  await act.run(admin, cerrada, 'saldar').catch(() => undefined);
  const closed = await act.stored(cerrada);
  await act.patch(admin, movida, { prioridad: 'BAJA' });
  const job = await openJob(admin, 'tarea', edit({ prioridad: 'ALTA' }), [
    una,
    { id: otra.id, version: 2 },
    movida,
    { id: '01jzzzzzzzzzzzzzzzzzzzzzzz', version: 1 },
  ]);
  expect(closed.module).toBe('tarea');
  expect(await job.run()).toEqual({ procesadas: 4, hechas: 1, sinCambio: 1, rechazadas: 1, cambiadas: 1 });
  const rows = await job.rows();
  expect(rows.map(({ codigo, titulo, resultado }) => [codigo, titulo, resultado])).toEqual([
    [una.codigo, 'T0', 'HECHA'],
    [otra.codigo, 'T1', 'SIN_CAMBIO'],
    [movida.codigo, 'T3', 'CAMBIADA'],
    ['', undefined, 'DENEGADA'],
  ]);
  expect(rows[2]?.motivo).toMatch(/revíselo/);
  expect(rows[3]?.motivo).toMatch(/No encontramos/);
  const { data } = await act.history(admin, una);
  expect(data[0]).toMatchObject({ verb: 'editar', batch: `TC-2026-${jobs}` });
  expect((await act.stored(ajena)).data.prioridad).toBeUndefined();
});

it('asks the permission of each record, and shows nothing the person does not see', async () => {
  const jefe = world.person('jefe', ['JEFE'], { units: ['d1'], subtree: ['d1'] });
  await act.create(world.system(), 'tarea', { nombre: 'x' }).catch(() => undefined);
  const division = await act.create(admin, 'division', { nombre: 'Una', sigla: 'UNA' });
  const mia = { ...jefe, actor: { ...jefe.actor, units: [division.id], subtree: [division.id] } };
  const propia = await act.create(admin, 'proyecto', {
    sigla: 'PR',
    anio: 2026,
    nombre: 'Propio',
    division: division.id,
  });
  const ajena = await act.create(admin, 'proyecto', { sigla: 'AJ', anio: 2026, nombre: 'Ajeno' });
  const job = await openJob(mia, 'proyecto', edit({ prioridad: 'BAJA' }), [propia, ajena]);
  expect(await job.run()).toMatchObject({ hechas: 1, rechazadas: 1 });
  expect(JSON.stringify(await job.rows())).not.toContain('Ajeno');

  const iniciar = { tipo: 'verbo', verbo: 'iniciar', datos: { inicio: '2026-08-01' } } as const;
  const verbs = await openJob(mia, 'proyecto', iniciar, [await act.stored(propia)]);
  expect(await verbs.run()).toMatchObject({ rechazadas: 1 });
  expect((await verbs.rows())[0]?.motivo).toBe('Indique primero quién responde por el proyecto.');
});

it('goes on where it was cut, and does nothing twice', async () => {
  const all = await tareas(chunkSize + 20);
  const cut = new Error('cut');
  const job = await openJob(admin, 'tarea', edit({ prioridad: 'BAJA' }), all);
  await expect(
    job.run(async () => {
      throw cut;
    }),
  ).rejects.toBe(cut);
  expect((await job.rows()).length).toBe(chunkSize);
  const { versions } = { versions: await Promise.all(all.map((one) => act.stored(one))) };
  expect(versions.filter(({ version }) => version === 2)).toHaveLength(chunkSize);
  expect(await job.run()).toMatchObject({ procesadas: all.length, hechas: all.length, sinCambio: 0 });
  const after = await Promise.all(all.map((one) => act.stored(one)));
  expect(new Set(after.map(({ version }) => version))).toEqual(new Set([2]));
});

it('a part cut in its middle is done again without being done twice', async () => {
  const all = await tareas(6);
  const files = memory();
  let puts = 0;
  const failing: JobFiles = {
    get: files.get,
    put: async (key, body) => {
      puts += 1;
      if (puts === 3) throw new Error('killed');
      await files.put(key, body);
    },
  };
  const job = await openJob(admin, 'tarea', edit({ prioridad: 'BAJA' }), all, failing);
  await expect(job.run()).rejects.toThrow('killed');
  expect(await job.run()).toMatchObject({ hechas: 6 });
  expect((await job.rows()).every(({ antes }) => antes?.prioridad === null)).toBe(true);
});

it('two jobs over the same records at once leave every record with one of them, and say so', async () => {
  const all = await tareas(12);
  const [alta, baja] = await Promise.all([
    openJob(admin, 'tarea', edit({ prioridad: 'ALTA' }), all),
    openJob(admin, 'tarea', edit({ prioridad: 'BAJA' }), all),
  ]);
  const [one, two] = await Promise.all([alta.run(), baja.run()]);
  expect(one.hechas + two.hechas).toBe(all.length);
  expect(one.cambiadas + two.cambiadas).toBe(all.length);
});

it('what it changed is put back, except where somebody changed it since', async () => {
  const [una, otra] = await tareas(2);
  if (!una || !otra) throw new Error('Two were created');
  const before = await act.patch(admin, una, { prioridad: 'BAJA' });
  const job = await openJob(admin, 'tarea', edit({ prioridad: 'ALTA' }), [before, otra]);
  await job.run();
  await act.patch(admin, await act.stored(otra), { prioridad: 'BAJA' });
  const undo = await openJob(admin, 'tarea', { tipo: 'deshacer', de: 'TC' }, await undoTargets(job.ledger));
  expect(await undo.run()).toMatchObject({ hechas: 1, cambiadas: 1 });
  expect((await act.stored(una)).data.prioridad).toBe('BAJA');
});

it('knows what can be put back by writing fields alone', () => {
  const proyecto = act.module('proyecto');
  const verb = (verbo: string): Operation => ({ tipo: 'verbo', verbo, datos: {} });
  expect(reversibleFields(proyecto, edit({ nombre: 'x' }))).toEqual(['nombre']);
  expect(reversibleFields(proyecto, verb('iniciar'))).toBeUndefined();
  expect(reversibleFields(proyecto, verb('avanzar'))).toBeUndefined();
  expect(reversibleFields(act.module('tarea'), verb('encomendar'))).toBeUndefined();
  expect(reversibleFields(proyecto, { tipo: 'deshacer', de: 'TC' })).toBeUndefined();
});

it('refuses at once what no record could accept', async () => {
  const access = world.deps.access(admin.actor);
  const miembro = world.deps.access(world.person('mia', ['MIEMBRO']).actor);
  const proyecto = act.module('proyecto');
  const refusal = (body: () => void) => refusalOf(Promise.resolve().then(body));
  expect(await refusal(() => requireOperation(access, proyecto, edit({ correo: 'a@b.cl' })))).toMatchObject({
    kind: 'invalido',
    details: [{ field: 'correo' }],
  });
  expect(await refusal(() => requireOperation(access, proyecto, edit({})))).toMatchObject({
    kind: 'invalido',
  });
  for (const verbo of ['pausar', 'crear', 'nada'])
    expect(
      await refusal(() => requireOperation(miembro, proyecto, { tipo: 'verbo', verbo, datos: {} })),
    ).toMatchObject({ kind: 'prohibido' });
  expect(await refusal(() => void readTargets([], 5))).toMatchObject({ kind: 'invalido' });
  expect(await refusal(() => void readTargets([{ id: 'a' }], 5))).toMatchObject({ kind: 'malformado' });
  const two = ['a', 'b'].map((id) => ({ id, version: 1 }));
  expect(await refusal(() => void readTargets(two, 1))).toMatchObject({ kind: 'demasiado' });
  expect(readTargets([...two, ...two], 2)).toEqual(two);
  expect(await refusal(() => void readOperation({ tipo: 'volar' }))).toMatchObject({ kind: 'malformado' });
  expect(readOperation({ tipo: 'verbo', verbo: 'x' })).toEqual({ tipo: 'verbo', verbo: 'x', datos: {} });
});
