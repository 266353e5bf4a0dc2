import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SqlPool } from '../../ports/sql.ts';
import { migrateReadModel } from './migrate.ts';
import { createProjector } from './project.ts';
import { createReadModel } from './query.ts';
import { readerOf } from './testing/context.ts';
import { openTestDatabase, type TestDatabase } from './testing/database.ts';
import { idOf, stored } from './testing/records.ts';
import { toyProduct } from './testing/toy.ts';

const ROWS = 6000;
const reader = readerOf(toyProduct);
const fonds = ['FNDR', 'FRIL', 'SUBV'] as const;
let database: TestDatabase;

const project = (n: number) =>
  stored(
    'proyecto',
    n,
    {
      nombre: `Obra número ${n} de ${['agua', 'luz', 'camino'][n % 3]}`,
      fondo: fonds[n % 3] ?? '',
      ...(n % 50 ? { monto: (n * 7919) % 100_003 } : {}),
      division: `d${n % 40}`,
      responsable: `u${n % 60}`,
      equipo: [`u${n % 60}`, `u${n % 61}`],
      termino: new Date(Date.UTC(2024, 0, 1 + (n % 700))).toISOString().slice(0, 10),
      urgente: n % 100 === 0,
      lugar: { lon: -72 + (n % 100) / 50, lat: -37 + Math.floor(n / 100) / 60 },
    },
    { estado: n % 20 ? 'EN_CURSO' : 'NUEVO', tenant: n % 3 ? 't' : 'otra' },
  );

beforeAll(async () => {
  database = await openTestDatabase();
  await migrateReadModel(database.owner, toyProduct);
  const projector = createProjector(database.app, toyProduct);
  for (let at = 0; at < ROWS; at += 1000)
    await projector.project(Array.from({ length: 1000 }, (_, n) => project(at + n)));
  await database.maintain();
});
afterAll(() => database.close());

interface Plan {
  readonly 'Node Type': string;
  readonly 'Actual Loops'?: number;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly Plan[];
}

/** The nodes that did something: what a statement only holds ready costs nothing. */
const nodesOf = (plan: Plan): readonly Plan[] =>
  plan['Actual Loops'] === 0 ? [] : [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** Plans of the statements a question runs, as the product's own role. */
const plansOf = async (ask: (pool: SqlPool) => Promise<unknown>): Promise<readonly Plan[]> => {
  const asked: (readonly [string, readonly unknown[] | undefined])[] = [];
  const recording: SqlPool = {
    ...database.app,
    end: () => database.app.end(),
    connect: () => database.app.connect(),
    query: (text, values) => {
      asked.push([text, values]);
      return database.app.query(text, values);
    },
  };
  await ask(recording);
  const plans: Plan[] = [];
  for (const [text, values] of asked) {
    const { rows } = await database.app.query(`explain (analyze, format json) ${text}`, values);
    const explained = rows.flatMap((row) => row['QUERY PLAN'] as readonly { readonly Plan: Plan }[]);
    plans.push(...explained.flatMap(({ Plan }) => nodesOf(Plan)));
  }
  return plans;
};

const plansOfList = (request: object): Promise<readonly Plan[]> =>
  plansOf((pool) =>
    createReadModel(pool, toyProduct, { few: 200 }).list(reader, { module: 'proyecto', ...request }),
  );

const scansWhole = (plans: readonly Plan[]) =>
  plans.filter((plan) => plan['Node Type'] === 'Seq Scan' && plan['Relation Name'] !== 'proyeccion');

describe('as the role of the product, an index serves', () => {
  test.each<[string, object, RegExp]>([
    ['the declared order', {}, /monto IS NOT NULL/],
    ['the order of words', { sort: 'nombre' }, /tenant/],
    ['the last page, of rows without an amount', { sort: '-monto', cursor: 'tail' }, /monto IS NULL/],
    ['a state', { filters: [{ field: 'estado', any: ['NUEVO'] }] }, /estado =/],
    ['a unit', { filters: [{ field: 'division', any: ['d7'] }] }, /division =/],
    ['a person in a list', { filters: [{ field: 'equipo', any: ['u7'] }] }, /equipo &&/],
    ['yes or no', { filters: [{ field: 'urgente', any: ['true'] }] }, /urgente/],
    [
      'a range of dates',
      { filters: [{ field: 'termino', min: '2024-03-01', max: '2024-03-05' }] },
      /termino >=/,
    ],
    [
      'a rectangle of the map',
      { filters: [{ field: 'lugar', within: [-71.2, -36.5, -71.1, -36.4] }] },
      /lugar &&/,
    ],
    ['the code', { filters: [{ field: 'codigo', any: ['X-00007'] }] }, /codigo =/],
    ['a word', { text: 'número 4321' }, /vec_publico @@/],
  ])('%s', async (_, request, condition) => {
    const tail = Buffer.from(JSON.stringify(['proyecto', '-monto', null, idOf(5000)])).toString('base64url');
    const plans = await plansOfList('cursor' in request ? { ...request, cursor: tail } : request);
    expect(plans.map((plan) => plan['Index Cond'] ?? '').join('\n')).toMatch(condition);
    expect(scansWhole(plans)).toEqual([]);
  });

  test('the next page, which starts where the last one ended', async () => {
    const { next } = await createReadModel(database.app, toyProduct).list(reader, { module: 'proyecto' });
    const plans = await plansOfList({ cursor: next });
    expect(plans.map((plan) => plan['Index Cond'] ?? '').join('\n')).toMatch(
      /ROW\((m\.)?monto, (m\.)?id\) </,
    );
    expect(plans.map((plan) => plan['Node Type'])).not.toContain('Sort');
  });

  test('what few rows satisfy, read once to be counted and sorted instead of met in the order asked for', async () => {
    const few = { filters: [{ field: 'division', any: ['d7'] }], sort: '-monto' };
    const plans = await plansOfList(few);
    const conditions = plans.map((plan) => plan['Index Cond'] ?? '');
    expect(conditions.filter((condition) => /division =/.test(condition))).toHaveLength(1);
    expect(plans.map((plan) => plan['Node Type'])).toContain('Sort');
  });

  test('search everywhere', async () => {
    const plans = await plansOf((pool) => createReadModel(pool, toyProduct).search(reader, 'número 4321'));
    expect(plans.map((plan) => plan['Index Name'])).toEqual(
      expect.arrayContaining(['buscable__codigo', 'buscable__publico']),
    );
    expect(scansWhole(plans)).toEqual([]);
  });
});
