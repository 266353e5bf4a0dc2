import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { PoolReentrancyError } from './checkout-scope.ts';
import { type EmbeddedPool, openEmbeddedPostgres } from './embedded-postgres.ts';
import { warmGeometry } from './warm-geometry.ts';

// The engine shares its cores with every other suite: slow is not wrong.
vi.setConfig({ testTimeout: 30_000 });

let pool: EmbeddedPool;
const problems: string[] = [];

beforeAll(async () => {
  pool = await openEmbeddedPostgres({
    queryTimeoutMs: 30_000,
    maintenanceIntervalMs: 0,
    report: (problem) => problems.push(problem),
  });
  await pool.query('create table obra (id int primary key, nombre text unique, dato jsonb)');
}, 120_000);
afterAll(() => pool.end());
beforeEach(async () => {
  problems.length = 0;
  await pool.query('truncate obra');
});

test('everything of PostGIS that is warmed up is there', async () => {
  await expect(warmGeometry(pool)).resolves.toBeUndefined();
});

describe('the driver', () => {
  test('gives values as pg does with a server', async () => {
    const { rows, rowCount, command, fields } = await pool.query(
      `select 9007199254740993::int8 grande, 1.10::numeric monto, '{"a":[1]}'::jsonb dato, null nada,
              array['ñ','b'] textos, '\\x00ff'::bytea bytes, true si, '2026-03-01T12:00:00Z'::timestamptz momento`,
    );
    expect(rows).toEqual([
      {
        grande: '9007199254740993',
        monto: '1.10',
        dato: { a: [1] },
        nada: null,
        textos: ['ñ', 'b'],
        bytes: Buffer.from([0, 255]),
        si: true,
        momento: new Date('2026-03-01T12:00:00Z'),
      },
    ]);
    expect([rowCount, command, fields[0]?.name]).toEqual([1, 'SELECT', 'grande']);
  });

  test('brings any JSON back as it was sent', async () => {
    const json = fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.parse(JSON.stringify(value)));
    const storable = json.filter(
      (value) => !JSON.stringify(value).includes('\\u0000') && !/\\ud/i.test(JSON.stringify(value)),
    );
    await fc.assert(
      fc.asyncProperty(storable, async (value) => {
        const { rows } = await pool.query('select $1::json as dato', [value]);
        expect(rows).toEqual([{ dato: value }]);
      }),
      { numRuns: 25 },
    );
  });

  test('counts the rows a command changed', async () => {
    const inserted = await pool.query("insert into obra values (1, 'a'), (2, 'b')");
    expect([inserted.command, inserted.rowCount]).toEqual(['INSERT', 2]);
  });

  test('reports a unique violation with its code, constraint and detail', async () => {
    await pool.query('insert into obra values ($1, $2)', [1, 'puente']);
    const repeated = pool.query('insert into obra values ($1, $2)', [2, 'puente']);
    await expect(repeated).rejects.toMatchObject({
      code: '23505',
      constraint: 'obra_nombre_key',
      detail: 'Key (nombre)=(puente) already exists.',
      table: 'obra',
    });
  });

  test('answers each statement with its own result after an error in the extended protocol', async () => {
    const client = await pool.connect();
    try {
      for (const wrong of ['selec $1', 'select 1 / ($1::int - $1::int)', 'select $1::int / 0']) {
        await expect(client.query(wrong, [1])).rejects.toThrow();
        expect((await client.query('select $1::int as n', [7])).rows).toEqual([{ n: 7 }]);
      }
    } finally {
      client.release();
    }
  });

  test('carries results larger than its buffers', async () => {
    const { rows } = await pool.query("select i, repeat('ñ', 300) as t from generate_series(1, 5000) i");
    expect(rows).toHaveLength(5000);
    expect(rows.at(-1)).toEqual({ i: 5000, t: 'ñ'.repeat(300) });
  });

  test('reuses a prepared statement across checkouts', async () => {
    const prepared = (n: number) =>
      pool.query({ name: 'doble', text: 'select $1::int * 2 as n', values: [n] });
    expect((await prepared(2)).rows).toEqual([{ n: 4 }]);
    await pool.query('select 1');
    expect((await prepared(3)).rows).toEqual([{ n: 6 }]);
    await pool.query('set search_path = public');
    expect((await prepared(4)).rows).toEqual([{ n: 8 }]);
  });

  test('has the extensions and the Spanish search of the product', async () => {
    const { rows } = await pool.query(`
      select st_contains(st_buffer(st_setsrid(st_makepoint(-72, -37), 4326), 1), 'SRID=4326;POINT(-72 -37.5)') dentro,
             round(st_x(st_transform('SRID=4326;POINT(-72 -37)'::geometry, 32719))) este,
             unaccent('Ñuñoa') sin, similarity('camino', 'caminos') > 0.5 parecido,
             to_tsvector('spanish', 'caminos rurales') @@ to_tsquery('spanish', 'camino') halla`);
    expect(rows).toEqual([{ dentro: true, este: 233038, sin: 'Nunoa', parecido: true, halla: true }]);
  });
});

describe('transactions', () => {
  test('keep their state between statements and undo everything on rollback', async () => {
    const client = await pool.connect();
    await client.query('begin');
    await client.query("insert into obra values (1, 'x')");
    await expect(client.query("insert into obra values (1, 'y')")).rejects.toMatchObject({ code: '23505' });
    await expect(client.query('select 1')).rejects.toMatchObject({ code: '25P02' });
    await client.query('rollback');
    client.release();
    expect((await pool.query('select * from obra')).rowCount).toBe(0);
    expect(problems).toEqual([]);
  });

  test('left open at release are rolled back and reported', async () => {
    const client = await pool.connect();
    await client.query('begin');
    await client.query("insert into obra values (1, 'x')");
    client.release();
    expect((await pool.query('select * from obra')).rowCount).toBe(0);
    expect(problems).toEqual(['a client was released inside a transaction: it was rolled back']);
  });
});

describe('a checkout', () => {
  test.each([
    ['a setting', "set application_name = 'intruso'", 'show application_name', 'application_name', ''],
    [
      'a set_config',
      "select set_config('app.x', 'y', false)",
      "select current_setting('app.x', true) v",
      'v',
      '',
    ],
    ['a role', 'set role pg_monitor', 'select current_user::text v', 'v', 'postgres'],
    [
      'a temporary table',
      'create temp table intrusa (a int)',
      "select to_regclass('intrusa')::text v",
      'v',
      null,
    ],
    [
      'an advisory lock',
      'select pg_advisory_lock(7)',
      "select count(*)::int v from pg_locks where locktype = 'advisory'",
      'v',
      0,
    ],
  ])('does not pass on %s', async (_what, change, read, column, expected) => {
    const client = await pool.connect();
    await client.query(change);
    client.release();
    const { rows } = await pool.query(read);
    expect(rows[0]?.[column] ?? expected).toBe(expected);
  });

  test('is served in order of arrival', async () => {
    const order: number[] = [];
    await Promise.all([1, 2, 3, 4].map((n) => pool.query('select $1::int', [n]).then(() => order.push(n))));
    expect(order).toEqual([1, 2, 3, 4]);
  });

  test('inside the section of the same code throws instead of waiting for ever', async () => {
    const client = await pool.connect();
    await expect(pool.query('select 1')).rejects.toBeInstanceOf(PoolReentrancyError);
    await expect(pool.connect()).rejects.toBeInstanceOf(PoolReentrancyError);
    client.release();
    expect((await pool.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
  });

  test('by a sibling that merely waits its turn is served', async () => {
    const section = async () => {
      const client = await pool.connect();
      for (let step = 0; step < 4; step += 1) await client.query('select pg_sleep(0.1)');
      client.release();
    };
    const sibling = async () => {
      await delay(20);
      return pool.query('select 1 as n');
    };
    const [, answer] = await Promise.all([section(), sibling()]);
    expect(answer.rows).toEqual([{ n: 1 }]);
  });

  test('after the section ended is free again in the same code', async () => {
    const client = await pool.connect();
    client.release();
    expect((await pool.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
  });
});

describe('a role', () => {
  beforeAll(async () => {
    await pool.query(
      'create role lectora; grant usage on schema public to lectora; grant select on obra to lectora',
    );
  });

  test('limits what its view of the pool may do, while the owner keeps its rights', async () => {
    const reader = pool.as('lectora');
    await expect(reader.query("insert into obra values (1, 'x')")).rejects.toMatchObject({ code: '42501' });
    await pool.query("insert into obra values (1, 'x')");
    expect((await reader.query('select nombre, current_user::text usuario from obra')).rows).toEqual([
      { nombre: 'x', usuario: 'lectora' },
    ]);
  });

  test('is subject to row-level security', async () => {
    await pool.query(
      "alter table obra enable row level security; create policy p on obra using (nombre = 'visible')",
    );
    await pool.query("insert into obra values (1, 'visible'), (2, 'oculta')");
    expect((await pool.as('lectora').query('select nombre from obra')).rows).toEqual([{ nombre: 'visible' }]);
    await pool.query('alter table obra disable row level security');
  });

  test('that does not exist fails and leaves the pool usable', async () => {
    await expect(pool.as('nadie').query('select 1')).rejects.toMatchObject({ code: '22023' });
    expect((await pool.query('select current_user::text u')).rows).toEqual([{ u: 'postgres' }]);
  });
});

test('housekeeping vacuums what changed much and nothing else', async () => {
  await pool.query(
    "insert into obra select i, i::text from generate_series(1, 500) i; update obra set dato = '{}'",
  );
  expect(await pool.maintain()).toContain('"public"."obra"');
  expect(await pool.maintain()).toEqual([]);
});

test('housekeeping is done also where a crash lost the counters', async () => {
  await pool.query('create table crecida (n int)');
  await pool.query('insert into crecida select generate_series(1, 5000)');
  await pool.query('select pg_stat_reset()');
  expect(await pool.maintain()).toContain('"public"."crecida"');
  expect(await pool.maintain()).toEqual([]);
});

test('a stopped server refuses whoever asks and, started again, has what it had', async () => {
  await pool.query("insert into obra values (1, 'puente')");
  await pool.stop();
  await expect(pool.query('select 1')).rejects.toThrow();
  await expect(pool.query('select 1')).rejects.toMatchObject({ code: '57P03' });
  await pool.start();
  expect((await pool.query('select nombre from obra')).rows).toEqual([{ nombre: 'puente' }]);
});
