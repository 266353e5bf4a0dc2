import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditEntry } from '../runtime/audit/chain.ts';
import { auditEntry } from '../testing/audit-entry.ts';
import type { AuditRequest } from './audit.ts';
import { rebuildAudit } from './audit-rebuild.ts';
import {
  allChains,
  auditedTenants,
  chainSeen,
  chainsTouched,
  entriesMade,
  firstAuditDay,
} from './audit-witness.ts';
import { migrateReadModel } from './migrate.ts';
import { createProjector } from './project.ts';
import { createReadModel, type ReadModel } from './query.ts';
import { readerOf } from './testing/context.ts';
import { openTestDatabase, type TestDatabase } from './testing/database.ts';
import { idOf, stored } from './testing/records.ts';
import { toyProduct } from './testing/toy.ts';

let database: TestDatabase;
let model: ReadModel;

const entry = (n: number, seq: number, more: Partial<AuditEntry> = {}): AuditEntry =>
  auditEntry(seq, {
    module: 'proyecto',
    id: idOf(n),
    at: `2024-09-0${n}T12:00:0${seq}.000Z`,
    verb: seq === 1 ? 'crear' : 'editar',
    estado: 'NUEVO',
    changes: [{ field: 'nombre', after: 'secreto' }],
    ...more,
  });
const entries = [
  entry(1, 1),
  entry(1, 2, { actor: 'eva', ip: '10.0.0.1', changes: [{ field: 'monto', after: 1 }] }),
  entry(2, 1, { batch: 'IMP-1' }),
  entry(3, 1, { tenant: 'otra' }),
  entry(4, 1),
];

beforeAll(async () => {
  database = await openTestDatabase();
  await migrateReadModel(database.owner, toyProduct);
  const projector = createProjector(database.app, toyProduct);
  await projector.project([
    stored('proyecto', 1, { nombre: 'a', monto: 1 }),
    stored('proyecto', 2, { nombre: 'b', monto: 9 }),
  ]);
  await projector.projectEntries(entries);
  await projector.projectEntries([...entries, entry(1, 1, { actor: 'falsa' })]);
  await projector.projectEntries([]);
  model = createReadModel(database.app, toyProduct);
});
afterAll(() => database.close());

const everybody = readerOf(toyProduct);
const found = async (request: AuditRequest, everything = true, context = everybody) =>
  (await model.audit(context, request, everything)).keys.map(
    ({ id, seq }) => `${Number(id.slice(2))}@${seq}`,
  );

describe('the audit that can be searched', () => {
  test('answers who, what, where and when, within one institution', async () => {
    expect(await found({})).toEqual(['4@1', '2@1', '1@2', '1@1']);
    expect(await found({ actor: 'eva' })).toEqual(['1@2']);
    expect(await found({ actor: 'falsa' })).toEqual([]);
    expect(await found({ verb: 'crear', module: 'proyecto', record: idOf(1) })).toEqual(['1@1']);
    expect(await found({ field: 'monto' })).toEqual(['1@2']);
    expect(await found({ ip: '10.0.0.1' })).toEqual(['1@2']);
    expect(await found({ batch: 'IMP-1' })).toEqual(['2@1']);
    expect(await found({ from: '2024-09-02', to: '2024-09-03' })).toEqual(['2@1']);
  });

  test('comes in pages, with a total', async () => {
    const first = await model.audit(everybody, { limit: 3 }, true);
    expect(first).toMatchObject({ total: 4, totalExact: true });
    expect(first.keys).toHaveLength(3);
    const rest = await model.audit(everybody, { limit: 3, cursor: first.next ?? '' }, true);
    expect(rest.keys).toEqual([{ module: 'proyecto', id: idOf(1), seq: 1 }]);
    expect(rest.next).toBeNull();
    const bad = [
      'x',
      Buffer.from('[1,2]').toString('base64url'),
      Buffer.from('["a","b","c",1]').toString('base64url'),
    ];
    for (const request of [
      ...bad.map((cursor) => ({ cursor })),
      { limit: 0 },
      { limit: 101 },
      { from: 'ayer' },
    ])
      await expect(model.audit(everybody, request, true)).rejects.toThrow(/página|entradas|fecha/);
  });

  test('shows others only what happened to living records within their reach, by fields they see', async () => {
    expect(await found({}, false)).toEqual(['2@1', '1@2', '1@1']);
    const narrow = readerOf(toyProduct, {
      scopes: { proyecto: { op: 'gt', left: { field: 'monto' }, right: { value: 5 } } },
      hidden: { proyecto: ['monto'] },
    });
    expect(await found({}, false, narrow)).toEqual(['2@1']);
    expect(await found({ field: 'monto' }, true, narrow)).toEqual([]);
    expect(await found({}, false, readerOf(toyProduct, { without: ['proyecto'] }))).toEqual([]);
    expect(await found({ field: 'monto' }, true, readerOf(toyProduct, { without: ['proyecto'] }))).toEqual([
      '1@2',
    ]);
  });

  test('holds no value of any field', async () => {
    const { rows } = await database.owner.query('select * from auditoria');
    expect(JSON.stringify(rows)).not.toContain('secreto');
  });
});

describe('what the read model witnessed', () => {
  const day = ['2024-09-02T00:00:00.000Z', '2024-09-03T00:00:00.000Z'] as const;
  test('is asked by institution, record and day', async () => {
    const app = database.app;
    expect(await auditedTenants(app)).toEqual(['otra', 't']);
    expect((await allChains(app, 't')).map(({ seen }) => seen)).toEqual([2, 1, 1]);
    expect(await chainSeen(app, 't', 'proyecto', idOf(1))).toEqual({
      module: 'proyecto',
      id: idOf(1),
      seen: 2,
    });
    expect(await chainSeen(app, 't', 'proyecto', idOf(9))).toBeUndefined();
    expect(await chainsTouched(app, 't', ...day)).toEqual([{ module: 'proyecto', id: idOf(2), seen: 1 }]);
    expect(await entriesMade(app, 't', ...day)).toEqual([{ module: 'proyecto', id: idOf(2), seq: 1 }]);
    expect(await firstAuditDay(app, 't')).toBe('2024-09-01');
    expect(await firstAuditDay(app, 'nadie')).toBeUndefined();
  });
});

describe('a rebuild', () => {
  test('adds what is missing, corrects what is wrong and takes out what is nobody’s', async () => {
    const { owner } = database;
    await owner.query(`update auditoria set actor = 'falsa', verbo = 'nada' where seq = 2`);
    await owner.query(`delete from auditoria where lote = 'IMP-1'`);
    await owner.query(
      `insert into auditoria values ('t', 'proyecto', $1, 9, '2024-09-01', 'x', 'editar', '{}', null, null)`,
      [idOf(1)],
    );
    const batches = async function* () {
      yield entries.slice(0, 3);
      yield entries.slice(3);
    };
    expect(await rebuildAudit(owner, batches())).toBe(5);
    expect(await found({})).toEqual(['4@1', '2@1', '1@2', '1@1']);
    expect(await found({ actor: 'eva', verb: 'editar' })).toEqual(['1@2']);
  });
});
