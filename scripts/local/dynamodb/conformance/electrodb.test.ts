import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { Entity, Service } from 'electrodb';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { caseOn } from './differences.ts';
import { padded, range, tableInput } from './fixtures.ts';
import { type Target, targets } from './targets.ts';

const table = 'electro';

const program = {
  model: { entity: 'program', version: '1', service: 'test' },
  attributes: {
    org: { type: 'string', required: true },
    id: { type: 'string', required: true },
    name: { type: 'string', required: true },
    budget: { type: 'number', default: 0 },
    state: { type: ['draft', 'open'] as const, default: 'draft' },
    tags: { type: 'set', items: 'string' },
    history: { type: 'list', items: { type: 'map', properties: { at: { type: 'string' } } } },
    version: { type: 'number', default: 0 },
  },
  indexes: {
    byId: {
      collection: 'org',
      pk: { field: 'pk', composite: ['org'] },
      sk: { field: 'sk', composite: ['id'] },
    },
    byState: {
      index: 'gsi1',
      pk: { field: 'g1pk', composite: ['org', 'state'] },
      sk: { field: 'g1sk', composite: ['name'] },
    },
  },
} as const;

const application = {
  model: { entity: 'application', version: '1', service: 'test' },
  attributes: {
    org: { type: 'string', required: true },
    program: { type: 'string', required: true },
    id: { type: 'string', required: true },
  },
  indexes: {
    byId: {
      collection: 'org',
      pk: { field: 'pk', composite: ['org'] },
      sk: { field: 'sk', composite: ['program', 'id'] },
    },
  },
} as const;

describe.each(targets)('ElectroDB on $name', (kind) => {
  if (!kind.available) return;
  const check = caseOn(kind);
  let target: Target;
  let model: ReturnType<typeof connect>;

  const connect = ({ client }: Target) =>
    new Service(
      {
        program: new Entity(program, { client, table }),
        application: new Entity(application, { client, table }),
      },
      { client, table },
    );

  beforeAll(async () => {
    target = await kind.open();
    await target.client.send(new CreateTableCommand(tableInput(table)));
    model = connect(target);
  });
  afterAll(() => target.close());

  const create = (org: string, id: string) =>
    model.entities.program.create({ org, id, name: 'Ñuñoa', tags: ['a'], history: [{ at: '1' }] }).go();

  check('a patch adds, appends and sets under a condition', async () => {
    await create('patch', '1');
    const { data } = await model.entities.program
      .patch({ org: 'patch', id: '1' })
      .add({ budget: 100, tags: ['b'] })
      .append({ history: [{ at: '2' }] })
      .set({ state: 'open' })
      .where(({ version }, { eq }) => eq(version, 0))
      .go({ response: 'all_new' });
    expect(data).toMatchObject({
      budget: 100,
      tags: ['a', 'b'],
      history: [{ at: '1' }, { at: '2' }],
      state: 'open',
    });
  });

  check('a second creation is refused', async () => {
    await create('twice', '1');
    await expect(create('twice', '1')).rejects.toThrow('conditional request failed');
  });

  check('a batch, a collection and a cursor find everything', async () => {
    await create('many', '1');
    const applications = range(60).map((n) => ({ org: 'many', program: '1', id: padded(n) }));
    const { unprocessed } = await model.entities.application.put(applications).go();
    expect(unprocessed).toEqual([]);
    const { data } = await model.collections.org({ org: 'many' }).go();
    expect([data.program.length, data.application.length]).toEqual([1, 60]);
    const sizes: number[] = [];
    let cursor: string | null = null;
    do {
      const page: { data: unknown[]; cursor: string | null } = await model.entities.application.query
        .byId({ org: 'many', program: '1' })
        .go({ limit: 25, cursor });
      sizes.push(page.data.length);
      cursor = page.cursor;
    } while (cursor);
    expect(sizes).toEqual([25, 25, 10]);
  });

  check('an index follows the state', async () => {
    await create('state', '1');
    await model.entities.program.patch({ org: 'state', id: '1' }).set({ state: 'open', name: 'Ñuñoa' }).go();
    const count = async (state: 'draft' | 'open') =>
      (await model.entities.program.query.byState({ org: 'state', state }).go()).data.length;
    expect([await count('draft'), await count('open')]).toEqual([0, 1]);
  });

  check('a transaction is written, then cancelled with the item it met', async () => {
    await create('tx', '1');
    const advance = (id: string) =>
      model.transaction
        .write((entities) => [
          entities.program
            .patch({ org: 'tx', id: '1' })
            .add({ version: 1 })
            .where(({ version }, { eq }) => eq(version, 0))
            .commit({ response: 'all_old' }),
          entities.application.create({ org: 'tx', program: '1', id }).commit(),
        ])
        .go();
    expect((await advance('first')).canceled).toBe(false);
    const second = await advance('second');
    expect(second.canceled).toBe(true);
    expect(second.data[0]).toMatchObject({
      rejected: true,
      code: 'ConditionalCheckFailed',
      item: { version: 1 },
    });
    const { data } = await model.transaction
      .get((entities) => [
        entities.application.get({ org: 'tx', program: '1', id: 'first' }).commit(),
        entities.application.get({ org: 'tx', program: '1', id: 'second' }).commit(),
      ])
      .go();
    expect(data.map(({ item }) => item?.id)).toEqual(['first', undefined]);
  });
});
