import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyModule } from '../../declare/module.ts';
import { queryFor } from '../../declare/predicate.ts';
import { refusalOf } from '../../testing/actions.ts';
import { openTaller, type Taller } from '../../testing/furnish.ts';
import { refused } from '../refusals.ts';
import { viewHistory } from '../view/history.ts';
import { viewRecord } from '../view/record.ts';
import { within } from './authorize.ts';
import { patchRecord } from './change.ts';
import { beginWork, ruleClock, type WriteDeps } from './context.ts';
import { satisfies } from './item.ts';
import { type Bound, broken } from './limits.ts';
import { pack } from './pack.ts';
import { referencesOf } from './references.ts';
import { runTransition } from './transition.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(() => t.world.close());

/** The kernel of a later release, in which a module is declared in other words. */
const later = (change: (module: AnyModule) => AnyModule): WriteDeps => {
  const { product } = t.world.deps;
  const find = (name: string) => {
    const module = product.find(name);
    return module && name === 'proyecto' ? change(module) : module;
  };
  return { ...t.world.deps, product: { ...product, find } };
};
const declared = () => t.module('proyecto');
const verbOf = (name: string) => {
  const verb = declared().transitions[name];
  if (!verb) throw new Error('no verb');
  return verb;
};

describe('a record older than its declaration', () => {
  it('keeps a history of verbs that are no more', async () => {
    const made = await t.proyecto();
    const begun = await t.run(t.admin, made, 'iniciar', { inicio: '2026-07-01' });
    await t.run(t.admin, begun, 'pausar', { motivo: 'Sin plata' });
    const { data } = await viewHistory(
      later((module) => ({ ...module, transitions: {} })),
      t.admin,
      'proyecto',
      made.id,
    );
    expect(data[0]).toMatchObject({
      label: 'pausar',
      input: [{ field: 'motivo', label: 'motivo', value: 'Sin plata' }],
    });
  });

  it('is in a state nobody declares any more, and says so', async () => {
    const { id } = await t.proyecto();
    const bare = { ...declared(), states: {} };
    const attempt = runTransition(t.world.deps, t.admin, bare, id, 'pausar', { version: 1, input: {} });
    expect((await refusalOf(attempt)).message).toBe(
      'No corresponde en estado «IDEA»; se hace en «EN_CURSO».',
    );
  });

  it('is changed by verbs that name a field it lost', async () => {
    const { id } = await t.proyecto();
    const odd = { ...declared(), transitions: { anular: { ...verbOf('anular'), edits: ['perdido'] } } };
    const body = { version: 1, input: { motivo: 'Se desistió' } };
    expect((await runTransition(t.world.deps, t.admin, odd, id, 'anular', body)).version).toBe(2);
  });

  it('reads for its rules what it points at, and nothing where it points nowhere', async () => {
    const reading = {
      ...verbOf('anular'),
      reads: { padrino: { module: 'usuario', by: 'padrino' } },
      guard: ({ related }: { readonly related: object }) => 'padrino' in related && 'Tiene padrino.',
    };
    const module = { ...declared(), transitions: { anular: reading } };
    const body = { version: 1, input: { motivo: 'Se desistió' } };
    const annul = async (values: object) =>
      runTransition(t.world.deps, t.admin, module, (await t.proyecto({ ...values })).id, 'anular', body);
    expect((await annul({})).version).toBe(2);
    expect((await refusalOf(annul({ padrino: t.luis.id }))).message).toBe('Tiene padrino.');
  });

  it('has no days since what is no date', async () => {
    const { id } = await t.proyecto();
    const q = queryFor<{ readonly monto: number }>();
    const derived = { raro: { label: 'Raro', days: q.param('dias') } };
    const { data } = await viewRecord(
      later((module) => ({ ...module, derived })),
      t.admin,
      'proyecto',
      id,
    );
    expect(data.raro).toBeUndefined();
  });

  it('has totals without limit when the limit is a field it lost', async () => {
    const { id } = await t.proyecto({ monto: 5 });
    const { monto: _, ...fields } = declared().fields;
    const body = { version: 1, changes: { nota: 3 } };
    const patched = await patchRecord(t.world.deps, t.admin, { ...declared(), fields }, id, body);
    expect(patched.version).toBe(2);
  });
});

describe('what rules are told', () => {
  it('of time is fixed for the whole write', () => {
    const clock = ruleClock(t.world.clock);
    const since = '2026-07-10';
    expect(clock).toMatchObject({ now: '2026-07-15T16:00:00.000Z', today: '2026-07-15' });
    expect([clock.days(since), clock.workingDays(since), clock.addWorkingDays(since, 2)]).toEqual([
      5,
      3,
      '2026-07-14',
    ]);
    t.world.clock.avanzar(86_400_000);
    expect(clock.days(since)).toBe(5);
    t.world.clock.avanzar(-86_400_000);
  });

  it('of thresholds is nothing while nobody sets them', async () => {
    const q = queryFor<{ readonly monto: number }>();
    const record = await t.stored(await t.proyecto({ monto: 5 }));
    const clock = ruleClock(t.world.clock);
    expect(satisfies(record, q.gt('monto', q.param('tope')), { actor: t.admin.actor, clock })).toBe(false);
  });
});

it('a reach may be said of what is not under something', async () => {
  const [near, far] = [await t.proyecto(), await t.proyecto({ division: null })];
  const work = await beginWork(t.world.deps, t.miembro, t.module('pago'));
  const under = work.access.scope('pago', 'leer');
  const access = { ...work.access, scope: () => ({ op: 'not', of: under }) as const };
  const reaches = async (proyecto: typeof near) =>
    within({ ...work, access }, await t.stored(await t.pago(proyecto)), 'leer');
  expect([await reaches(near), await reaches(far)]).toEqual([false, true]);
});

it('what is no id leads nowhere', () => {
  const { fields } = declared();
  expect(referencesOf(fields, { division: 3, comunas: [1, 'a', null], monto: 5 }, 't')).toEqual([
    { field: 'comunas', key: { tenant: 't', module: 'comuna', id: 'a' } },
  ]);
});

it('a limit nobody can name is a conflict; of those with room, the first is to blame', () => {
  expect(broken([]).code).toBe('CONFLICTO');
  const bounds = ['uno', 'dos'].map(
    (name, value): Bound => ({
      name,
      side: 'atMost',
      value,
      refusal: (found) => refused(`${name}: ${found}`),
    }),
  );
  expect(broken(bounds, { t_dos: { N: '1' } }).message).toBe('uno: 0');
  expect(broken(bounds, { t_dos: { N: '2' } }).message).toBe('dos: 2');
});

it('writes are packed apart when they touch the same item, and none is lost', () => {
  const failed = () => broken([]);
  const put = (pk: string) => ({ item: { Put: { TableName: 'datos', Item: { pk, sk: 'x' } } }, failed });
  const part = (pk: string, ...seen: readonly string[]) => ({
    steps: [put(pk)],
    checks: new Map(seen.map((name) => [name, put(name)])),
  });
  const [a, b, again, looks] = [part('a', 'z'), part('b', 'z'), part('a'), part('c', 'b')];
  expect(pack([a, b, again, looks])).toEqual([
    [a, b],
    [again, looks],
  ]);
  expect(pack([a, looks, b])).toEqual([[a, looks], [b]]);
  const empty = { steps: [{ item: {}, failed }], checks: new Map() };
  expect(pack([empty, empty])).toEqual([[empty], [empty]]);
  const many = Array.from({ length: 100 }, (_, at) => part(`n${at}`));
  expect(pack(many).map(({ length }) => length)).toEqual([95, 5]);
});
