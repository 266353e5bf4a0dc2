import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TABLE, tableInput } from './conformance/fixtures.ts';
import { EmbeddedDynamo } from './engine.ts';
import { isApiFailure } from './failure.ts';
import type { Item, JsonObject } from './wire.ts';

type Condition = 'none' | 'exists' | 'absent' | { version: number };

interface Step {
  kind: 'Put' | 'Update' | 'Delete' | 'ConditionCheck';
  sk: string;
  v: number;
  group: string;
  condition: Condition;
}

/** What a table of versioned items should hold, by sort key. */
type Model = Map<string, { v: number; group?: string }>;

const GROUPS = ['g1', 'g2'];

const condition = fc.oneof(
  fc.constantFrom<Condition>('none', 'none', 'exists', 'absent'),
  fc.record({ version: fc.integer({ min: 0, max: 3 }) }),
);
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom<Step['kind']>('Put', 'Update', 'Delete', 'ConditionCheck'),
  sk: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  v: fc.integer({ min: 0, max: 3 }),
  group: fc.constantFrom(...GROUPS),
  condition,
});
const transaction = fc.uniqueArray(step, { minLength: 1, maxLength: 4, selector: ({ sk }) => sk });
/** Transactions of one burst are sent without waiting for each other. */
const bursts = fc.array(fc.array(transaction, { minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 6,
});

const holds = (model: Model, { kind, sk, condition }: Step): boolean => {
  const item = model.get(sk);
  if (condition === 'none') return kind !== 'ConditionCheck' || item !== undefined;
  if (condition === 'exists') return item !== undefined;
  if (condition === 'absent') return item === undefined;
  return item?.v === condition.version;
};

/** Applies a transaction to the model; answers the code of each step. */
function expected(model: Model, steps: Step[]): string[] {
  const codes = steps.map((each) => (holds(model, each) ? 'None' : 'ConditionalCheckFailed'));
  if (codes.some((code) => code !== 'None')) return codes;
  for (const { kind, sk, v, group } of steps) {
    if (kind === 'Put') model.set(sk, { v, group });
    if (kind === 'Delete') model.delete(sk);
    if (kind === 'Update') model.set(sk, { ...model.get(sk), v: (model.get(sk)?.v ?? 0) + v });
  }
  return codes;
}

function toTransactItem({ kind, sk, v, group, condition }: Step): JsonObject {
  const Key = { pk: { S: 'm' }, sk: { S: sk } };
  const values: JsonObject = {};
  const request: JsonObject = { TableName: TABLE };
  if (kind === 'Put') {
    request.Item = { ...Key, v: { N: String(v) }, g1pk: { S: group }, g1sk: { S: sk } };
  } else {
    request.Key = Key;
  }
  if (kind === 'Update') {
    request.UpdateExpression = 'ADD v :by';
    values[':by'] = { N: String(v) };
  }
  const text = conditionText(kind, condition);
  if (text) request.ConditionExpression = text;
  if (typeof condition === 'object') values[':version'] = { N: String(condition.version) };
  if (Object.keys(values).length > 0) request.ExpressionAttributeValues = values;
  return { [kind]: request };
}

function conditionText(kind: Step['kind'], condition: Condition): string | undefined {
  if (typeof condition === 'object') return 'v = :version';
  if (condition === 'absent') return 'attribute_not_exists(pk)';
  if (condition === 'exists' || kind === 'ConditionCheck') return 'attribute_exists(pk)';
  return undefined;
}

async function run(engine: EmbeddedDynamo, steps: Step[]): Promise<string[]> {
  try {
    await engine.call('TransactWriteItems', { TransactItems: steps.map(toTransactItem) });
    return steps.map(() => 'None');
  } catch (error) {
    if (!isApiFailure(error)) throw error;
    return error.body.CancellationReasons?.map((reason) => reason.Code) ?? [error.message];
  }
}

const toModel = (items: Item[]): Model =>
  new Map(
    items.map((item) => [
      item.sk?.S ?? '',
      { v: Number(item.v?.N), ...(item.g1pk?.S !== undefined && { group: item.g1pk.S }) },
    ]),
  );

async function stored(engine: EmbeddedDynamo): Promise<Model> {
  const { Items } = await engine.call('Scan', { TableName: TABLE });
  return toModel(Items as Item[]);
}

async function indexed(engine: EmbeddedDynamo): Promise<Model> {
  const items: Item[] = [];
  for (const group of GROUPS) {
    const { Items } = await engine.call('Query', {
      TableName: TABLE,
      IndexName: 'gsi1',
      KeyConditionExpression: 'g1pk = :g',
      ExpressionAttributeValues: { ':g': { S: group } },
    });
    items.push(...(Items as Item[]));
  }
  return toModel(items);
}

/** What a reader of the feed would have built; each record must start from where the one before left. */
async function replayed(engine: EmbeddedDynamo): Promise<Model> {
  const items = new Map<string, Item>();
  const records = await engine.read(0, 10_000);
  expect(records.map((record) => record.sequence)).toEqual(records.map((_, position) => position + 1));
  for (const record of records) {
    const sk = record.keys.sk?.S ?? '';
    expect(record.old).toEqual(items.get(sk));
    if (record.new) items.set(sk, record.new);
    else items.delete(sk);
  }
  return toModel([...items.values()]);
}

describe('transactions against a model', () => {
  it('answer, store, index and publish what the model says', async () => {
    await fc.assert(
      fc.asyncProperty(bursts, async (all) => {
        const engine = await EmbeddedDynamo.open({ ttlSweepMs: 0 });
        const model: Model = new Map();
        await engine.call('CreateTable', { ...tableInput(TABLE) });
        for (const burst of all) {
          const answers = await Promise.all(burst.map((steps) => run(engine, steps)));
          expect(answers).toEqual(burst.map((steps) => expected(model, steps)));
        }
        expect(await stored(engine)).toEqual(model);
        expect(await replayed(engine)).toEqual(model);
        expect(await indexed(engine)).toEqual(
          new Map([...model].filter(([, item]) => item.group !== undefined)),
        );
        await engine.close();
      }),
      { numRuns: 100 },
    );
  });
});
