import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { evaluate, type Source } from '../declare/evaluate.ts';
import type { Predicate } from '../declare/predicate.ts';
import { calendarioHabil } from '../runtime/clock/calendario.ts';
import type { StoredRecord } from '../runtime/stored.ts';
import { fieldValue } from '../runtime/write/item.ts';
import { newArgs } from './args.ts';
import { writeCalendar } from './calendar.ts';
import { compilePredicate } from './compile.ts';
import { layoutsOf } from './layout.ts';
import { migrateReadModel } from './migrate.ts';
import { createProjector } from './project.ts';
import { compilationFor, tableRecord } from './sql-record.ts';
import { readerOf } from './testing/context.ts';
import { openTestDatabase, type TestDatabase } from './testing/database.ts';
import { parents, predicates, projects } from './testing/predicates.ts';
import { toyProduct } from './testing/toy.ts';

const context = readerOf(toyProduct);
const layouts = layoutsOf(toyProduct.modules);
const records = projects(150);
const parentOf = new Map(parents.map((record) => [record.id, record]));
let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await migrateReadModel(database.owner, toyProduct);
  await createProjector(database.app, toyProduct).project([...parents, ...records]);
  await writeCalendar(database.app, 't', calendarioHabil('2023-01-01', '2025-12-31'));
});
afterAll(() => database.close());

const source = (record: StoredRecord): Source => ({
  value: (field) => fieldValue(record, field),
  related: (by) => {
    const parent = parentOf.get(String(fieldValue(record, by)));
    return parent && !parent.eliminadoEn ? source(parent) : undefined;
  },
});

const inJavaScript = (predicate: Predicate): readonly string[] =>
  records
    .filter((record) =>
      evaluate(predicate, { ...context, param: (name) => context.param?.(name), ...source(record) }),
    )
    .map(({ id }) => id);

const inSql = async (all: readonly Predicate[]): Promise<readonly (readonly string[])[]> => {
  const layout = layouts.get('proyecto');
  if (!layout) throw new Error('The toy product has no proyecto.');
  const args = newArgs();
  const compilation = compilationFor(tableRecord(layout, 'm'), context, layouts, args);
  const lists = all.map(
    (predicate) =>
      `array(select m.id from m_proyecto m where m.tenant = 't' and ${compilePredicate(predicate, compilation)} order by m.id)`,
  );
  const { rows } = await database.app.query(
    `select json_build_array(${lists.join(', ')}) as found`,
    args.values,
  );
  return rows[0]?.found as readonly (readonly string[])[];
};

test('SQL and JavaScript find the same records for any predicate', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(predicates, { minLength: 20, maxLength: 20 }), async (all) => {
      expect(await inSql(all)).toEqual(all.map(inJavaScript));
    }),
    { numRuns: 30 },
  );
});

test('the predicates tried find some records and leave others', () => {
  const sizes = fc
    .sample(predicates, { numRuns: 300, seed: 7 })
    .map((predicate) => inJavaScript(predicate).length);
  const telling = sizes.filter((size) => size > 0 && size < records.length);
  expect(telling.length).toBeGreaterThan(100);
});
