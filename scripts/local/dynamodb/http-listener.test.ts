import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { key, put, S, TABLE, useTable } from './conformance/fixtures.ts';
import { EmbeddedDynamo } from './engine.ts';
import { type Listening, listen } from './http-listener.ts';

let engine: EmbeddedDynamo;
let listening: Listening;
let client: DynamoDBClient;

beforeEach(async () => {
  engine = await EmbeddedDynamo.open({ ttlSweepMs: 0 });
  listening = await listen(engine);
  client = new DynamoDBClient({
    region: 'us-east-1',
    endpoint: listening.url,
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
  await useTable(client).create();
});

afterEach(async () => {
  client.destroy();
  await listening.close();
  await engine.close();
});

describe('the HTTP listener', () => {
  it('serves an SDK client, results and failures', async () => {
    await client.send(new PutItemCommand(put('a', '1', { name: S('Ñuñoa 😀') })));
    const { Item } = await client.send(new GetItemCommand({ TableName: TABLE, Key: key('a', '1') }));
    expect(Item).toEqual({ ...key('a', '1'), name: S('Ñuñoa 😀') });
    await expect(
      client.send(new PutItemCommand({ ...put('a', '1'), ConditionExpression: 'attribute_not_exists(pk)' })),
    ).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
  });

  it('refuses what is no DynamoDB request', async () => {
    const response = await fetch(listening.url, { method: 'POST', body: '{}' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('UnknownOperationException');
  });
});
