import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SinkRow } from '../../imports/sink.ts';
import { createImportSink } from '../../imports/store-sink.ts';
import type { AnyModule } from '../../kernel/declare/module.ts';
import type { Command, Outcome } from '../../kernel/runtime/write/context.ts';
import { type Actions, actionsOver, refusalOf } from '../../kernel/testing/actions.ts';
import { inconsistencies } from '../../kernel/testing/consistency.ts';
import { openWorld, type World } from '../../kernel/testing/world.ts';
import { producto } from '../producto.ts';
import { estados, type Mecanismo } from './ipr.catalogos.ts';
import { leastInput, verdictOf } from './testing/oraculo.ts';

const found = producto.find('ipr');
if (!found) throw new Error('no ipr');
const ipr: AnyModule = found;
const states = Object.keys(estados);
const verbs = Object.keys(ipr.transitions);
const roles = [['ADMIN_SISTEMA'], ['ADMIN_REGIONAL'], ['JEFE_DIVISION'], ['ENCARGADO'], []] as const;

/** Result each verb of evaluation registers, and a mechanism it is proper to. */
const mechanisms: Readonly<Record<string, Mecanismo>> = {
  registrarRS: 'SNI',
  registrarRF: 'GLOSA06',
  registrarITF: 'TRANSFER',
  registrarAT: 'FRIL',
  registrarAD: 'C33',
  seleccionar: 'SUBV8',
};

let world: World;
let act: Actions;
let people: Readonly<Record<string, Command>>;
let [unit, user] = ['', ''];
/** One initiative in each state, which nobody ever moves. */
let parked: ReadonlyMap<string, Outcome>;
let rows = 0;

beforeAll(async () => {
  world = await openWorld(producto);
  act = actionsOver(world);
  const admin = world.person('admin', ['ADMIN_SISTEMA']);
  unit = (await act.create(admin, 'division', { sigla: 'DIT', nombre: 'Obras' })).id;
  user = (await act.create(admin, 'usuario', { nombre: 'Ana', run: '11111111-1', roles: ['ENCARGADO'] })).id;
  const near = { units: [unit], subtree: [unit] };
  people = Object.fromEntries(roles.map((held) => [held.join(), world.person(user, held, near)]));
  const still = await placed(states, '', true);
  parked = new Map(still.map((record, at) => [states[at] ?? '', record]));
});
afterAll(async () => {
  expect(await inconsistencies(world)).toEqual([]);
  await world.close();
});

const transitionOf = (verb: string) => {
  const transition = ipr.transitions[verb];
  if (!transition) throw new Error('no verb');
  return transition;
};

const valuesFor = (verb: string, near: boolean): SinkRow['values'] => ({
  nombre: 'Plaza',
  bip: '40000000',
  anioPresupuestario: 2026,
  montoIniciativa: 1,
  mecanismo: mechanisms[verb] ?? 'SNI',
  rateActual: 'RS',
  avanceFisico: verb === 'recibirProvisoria' ? 100 : 40,
  suspendidaDesde: verb === 'reanudarObra' ? 'EN_OBRA' : 'EN_EJECUCION',
  ...(near ? { division: unit, responsable: user } : {}),
});

/** Puts one initiative in each state, ready for a verb, by way of an import. */
const placed = async (
  inStates: readonly string[],
  verb: string,
  near: boolean,
): Promise<readonly Outcome[]> => {
  const by = world.person('importa', ['ADMIN_REGIONAL']);
  const sink = await createImportSink(world.deps, by, ipr);
  const batch = inStates.map((estado): SinkRow => {
    rows += 1;
    const values = { ...valuesFor(verb, near), sufijo: rows % 100, correlativo: 2 + Math.floor(rows / 100) };
    return { fila: rows, codigo: '', values, estado, hash: String(rows) };
  });
  const outcomes = await sink.write(batch);
  return outcomes.map(({ id = '', codigo = '' }) => ({ module: 'ipr', id, codigo, version: 1 }));
};

const sentence = /^[A-ZÁÉÍÓÚÑ«¿].*\.$/s;
const verdictIn: Readonly<Record<string, RegExp>> = {
  'otro estado': /^No corresponde en estado «.+»; se hace en «.+»\.$/,
  'fuera de alcance': /^Este registro está fuera de su alcance para esa acción\.$/,
};

describe.each(roles.map((held) => [held.join() || 'nadie', held] as const))('%s', (_, held) => {
  const who = () => {
    const person = people[held.join()];
    if (!person) throw new Error('nobody');
    return person;
  };

  it.each([true, false])(
    'sees each verb in each state as the declaration says (close by: %s)',
    async (near) => {
      const records = await placed(states, '', near);
      const reading = verdictOf({ ...ipr, transitions: {} }, { estado: '', verb: 'leer', roles: held, near });
      for (const [at, estado] of states.entries()) {
        const record = records[at];
        if (!record) throw new Error('no record');
        if (reading === 'sin permiso' || reading === 'fuera de alcance') {
          expect(await refusalOf(act.view(who(), record))).toMatchObject({ kind: 'no_encontrado' });
          continue;
        }
        const { meta } = await act.view(who(), record);
        const shown = new Map(meta.verbs.map((status) => [status.name, status]));
        for (const verb of verbs) {
          const verdict = verdictOf(ipr, { estado, verb, roles: held, near });
          const status = shown.get(verb);
          const about = `${verb} en ${estado}: ${verdict}`;
          if (verdict === 'sin permiso') expect(status, about).toBeUndefined();
          else if (verdict === 'abierto') expect(status?.reason ?? '.', about).toMatch(/^(\.|[A-Z].*\.)$/);
          else
            expect(status, about).toMatchObject({
              open: false,
              reason: expect.stringMatching(verdictIn[verdict] ?? sentence),
            });
        }
      }
    },
  );

  it('does each verb where the declaration opens it, and is refused in words everywhere else', async () => {
    for (const verb of verbs) {
      const { from, to } = transitionOf(verb);
      const input = leastInput(ipr, transitionOf(verb), user);
      const judged = states.map((estado) => ({
        estado,
        verdict: verdictOf(ipr, { estado, verb, roles: held, near: true }),
      }));
      const open = judged.filter(({ verdict }) => verdict === 'abierto').map(({ estado }) => estado);
      for (const [at, record] of (await placed(open, verb, true)).entries()) {
        expect((await act.run(who(), record, verb, input)).version, `${verb} en ${open[at]}`).toBe(2);
        expect((await act.stored(record)).estado).toBe(to === 'same' ? open[at] : to);
      }
      const closed =
        judged.find(({ verdict, estado }) => verdict !== 'abierto' && !from.includes(estado)) ?? judged[0];
      const record = parked.get(closed?.estado ?? '');
      if (!record) throw new Error('no record');
      expect((await refusalOf(act.run(who(), record, verb, input))).message, verb).toMatch(sentence);
      expect((await act.stored(record)).version).toBe(1);
    }
  });
});
