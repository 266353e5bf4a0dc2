import { CreateTableCommand, DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TABLE, tableInput } from './conformance/fixtures.ts';
import { readDirectly, updateDirectly } from './direct-send.ts';
import { EmbeddedDynamo } from './engine.ts';
import { inProcessHandler } from './in-process-handler.ts';

let engine: EmbeddedDynamo;
const options = { marshallOptions: { removeUndefinedValues: true } };
const clientOf = () =>
  new DynamoDBClient({
    region: 'us-east-1',
    endpoint: 'http://embedded',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    requestHandler: inProcessHandler(engine),
  });
const documentsOf = () => DynamoDBDocumentClient.from(clientOf(), options);
let usual: DynamoDBDocumentClient;
let direct: DynamoDBDocumentClient;

beforeAll(async () => {
  engine = await EmbeddedDynamo.open({ ttlSweepMs: 0 });
  usual = documentsOf();
  direct = readDirectly(documentsOf(), { call: engine.call.bind(engine) });
  await usual.send(new CreateTableCommand(tableInput(TABLE)));
});
afterAll(() => engine.close());

const without = ({ $metadata: _, ...answer }: { readonly $metadata: object }) => answer;

const value = fc.letrec((again) => ({
  leaf: fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.uint8Array({ minLength: 1, maxLength: 8 }),
    fc
      .uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 })
      .map((words) => new Set(words)),
  ),
  any: fc.oneof(
    { maxDepth: 3 },
    again('leaf'),
    fc.array(again('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('B', 'BS', 'Item', 'M', 'a'), again('any'), { maxKeys: 3 }),
  ),
}));

describe('a document client that reads directly', () => {
  test('answers what the usual one answers, whatever lies there', async () => {
    let at = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom('x', 'y', 'B'), value.any, { maxKeys: 3 }),
        async (data) => {
          at += 1;
          const Key = { pk: 'any', sk: String(at) };
          await usual.send(new PutCommand({ TableName: TABLE, Item: { ...data, ...Key } }));
          const get = { TableName: TABLE, Key, ConsistentRead: true };
          const batch = { RequestItems: { [TABLE]: { Keys: [Key, { pk: 'any', sk: 'none' }] } } };
          const query = {
            TableName: TABLE,
            KeyConditionExpression: 'pk = :pk and sk >= :from',
            ExpressionAttributeValues: { ':pk': 'any', ':from': String(at) },
            ExclusiveStartKey: undefined,
            Limit: 2,
          };
          for (const command of [
            new GetCommand(get),
            new BatchGetCommand(batch),
            new QueryCommand(query),
          ] as const)
            expect(without(await direct.send(command as GetCommand))).toEqual(
              without(await usual.send(command as GetCommand)),
            );
        },
      ),
      { numRuns: 60 },
    );
  });

  test('goes through pages', async () => {
    for (const sk of ['1', '2', '3', '4', '5'])
      await direct.send(new PutCommand({ TableName: TABLE, Item: { pk: 'pages', sk } }));
    const found: unknown[] = [];
    const query = {
      TableName: TABLE,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'pages' },
    };
    for await (const { Items } of paginateQuery({ client: direct, pageSize: 2 }, query))
      found.push(...(Items ?? []).map(({ sk }) => sk));
    expect(found).toEqual(['1', '2', '3', '4', '5']);
  });

  test('asks again when the table was too busy', async () => {
    const Key = { pk: 'pages', sk: '1' };
    engine.faults.inject({
      operations: ['GetItem'],
      fault: 'ProvisionedThroughputExceeded',
      next: 2,
    });
    expect(await direct.send(new GetCommand({ TableName: TABLE, Key }))).toMatchObject({ Item: Key });
  });

  test('throws what the SDK throws', async () => {
    const command = new GetCommand({ TableName: 'none', Key: { pk: 'a', sk: 'b' } });
    await expect(direct.send(command)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('a client that updates directly', () => {
  const count = (condition?: string) =>
    new UpdateItemCommand({
      TableName: TABLE,
      Key: { pk: { S: 'counted' }, sk: { S: '1' } },
      UpdateExpression: 'ADD n :one SET b = :b',
      ConditionExpression: condition,
      ExpressionAttributeValues: { ':one': { N: '1' }, ':b': { B: Uint8Array.of(1, 2) } },
      ReturnValues: 'ALL_NEW',
    });

  test('counts once, and answers with typed attributes', async () => {
    const client = updateDirectly(clientOf(), { call: engine.call.bind(engine) });
    await client.send(count());
    expect((await client.send(count())).Attributes).toMatchObject({
      n: { N: '2' },
      b: { B: Uint8Array.of(1, 2) },
    });
  });

  test('throws what the SDK throws when its condition does not hold', async () => {
    const client = updateDirectly(clientOf(), { call: engine.call.bind(engine) });
    await expect(client.send(count('attribute_not_exists(pk)'))).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
    });
  });
});
