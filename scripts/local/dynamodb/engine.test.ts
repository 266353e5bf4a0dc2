import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { key, N, put, range, S, TABLE, tableInput } from './conformance/fixtures.ts';
import { EmbeddedDynamo, type EmbeddedDynamoOptions } from './engine.ts';
import { CannotOpen, DirectoryInUse } from './store/storage.ts';

let path: string;
const open: EmbeddedDynamo[] = [];

async function start(options: EmbeddedDynamoOptions = {}): Promise<EmbeddedDynamo> {
  const engine = await EmbeddedDynamo.open({ ttlSweepMs: 0, ...options });
  open.push(engine);
  return engine;
}

beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'dynamodb-'));
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((engine) => engine.close()));
  await rm(path, { recursive: true });
});

const createTable = (engine: EmbeddedDynamo, name = TABLE) =>
  engine.call('CreateTable', { ...tableInput(name) });

describe('persistence', () => {
  it('finds tables, items, indexes, time to live and changes where it left them', async () => {
    const first = await start({ path });
    await createTable(first);
    await first.call('UpdateTimeToLive', {
      TableName: TABLE,
      TimeToLiveSpecification: { Enabled: true, AttributeName: 'expires' },
    });
    await first.call('PutItem', put('a', '1', { g1pk: S('g'), g1sk: S('1') }));
    await first.close();

    const second = await start({ path });
    expect(await second.call('GetItem', { TableName: TABLE, Key: key('a', '1') })).toMatchObject({
      Item: key('a', '1'),
    });
    const byIndex = {
      TableName: TABLE,
      IndexName: 'gsi1',
      KeyConditionExpression: 'g1pk = :g',
      ExpressionAttributeValues: { ':g': S('g') },
    };
    expect(await second.call('Query', byIndex)).toMatchObject({ Count: 1 });
    expect(await second.call('DescribeTimeToLive', { TableName: TABLE })).toEqual({
      TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'expires' },
    });
    expect(second.lastSequence).toBe(1);
    expect(await second.read(0, 10)).toMatchObject([{ sequence: 1, table: TABLE, keys: key('a', '1') }]);
  });

  it('goes on numbering after everything was trimmed', async () => {
    const first = await start({ path });
    await createTable(first);
    await first.call('PutItem', put('a', '1'));
    await first.trim(first.lastSequence);
    await first.close();

    const second = await start({ path });
    await second.call('PutItem', put('a', '2'));
    expect(await second.read(0, 10)).toMatchObject([{ sequence: 2 }]);
  });

  it('remembers client request tokens', async () => {
    const increment = () => ({
      ClientRequestToken: 'once',
      TransactItems: [
        {
          Update: {
            TableName: TABLE,
            Key: key('a', '1'),
            UpdateExpression: 'ADD v :one',
            ExpressionAttributeValues: { ':one': N(1) },
          },
        },
      ],
    });
    const first = await start({ path });
    await createTable(first);
    await first.call('TransactWriteItems', increment());
    await first.close();

    const second = await start({ path });
    await second.call('TransactWriteItems', increment());
    expect(await second.call('GetItem', { TableName: TABLE, Key: key('a', '1') })).toMatchObject({
      Item: { v: N(1) },
    });
  });

  it('refuses a directory another engine has open, in a sentence that says what to do', async () => {
    await start({ path });
    const second = EmbeddedDynamo.open({ path });
    await expect(second).rejects.toThrow(DirectoryInUse);
    await expect(second).rejects.toThrow(/ya está abierta por otro proceso\. Cierre la otra ejecución/);
  });
});

describe('a directory that cannot be used', () => {
  it('is named in a sentence that says what to do', async () => {
    const file = join(path, 'file');
    await writeFile(file, '');
    const opening = EmbeddedDynamo.open({ path: file });
    await expect(opening).rejects.toThrow(CannotOpen);
    await expect(opening).rejects.toThrow(/No se pudo abrir la base local de DynamoDB .* «npm run reset»/);
  });
});

describe('tables', () => {
  it('keeps tables apart, whatever their names share', async () => {
    const engine = await start();
    const names = ['datos', 'datos-2', 'datos.x'];
    for (const name of names) await createTable(engine, name);
    for (const name of names) {
      await engine.call('PutItem', { TableName: name, Item: { ...key('a', '1'), name: S(name) } });
    }
    await engine.call('DeleteTable', { TableName: 'datos' });
    for (const name of ['datos-2', 'datos.x']) {
      expect(await engine.call('Scan', { TableName: name })).toMatchObject({ Items: [{ name: S(name) }] });
    }
  });

  it('starts empty when created again', async () => {
    const engine = await start();
    await createTable(engine);
    await engine.call('PutItem', put('a', '1'));
    await engine.call('DeleteTable', { TableName: TABLE });
    await createTable(engine);
    expect(await engine.call('Scan', { TableName: TABLE })).toMatchObject({ Count: 0 });
  });

  it('shows its own copy of a description', async () => {
    const engine = await start();
    const created = await createTable(engine);
    Object.assign(created.TableDescription ?? {}, { TableStatus: 'ROTO' });
    expect(await engine.call('DescribeTable', { TableName: TABLE })).toMatchObject({
      Table: { TableStatus: 'ACTIVE' },
    });
  });
});

describe('what is asked', () => {
  it('says which operations it does not know', async () => {
    const engine = await start();
    await expect(engine.call('ExecuteStatement', {})).rejects.toMatchObject({
      name: 'UnknownOperationException',
    });
    await expect(engine.call('constructor', {})).rejects.toMatchObject({ name: 'UnknownOperationException' });
  });

  it('answers malformed JSON as DynamoDB does', async () => {
    const engine = await start();
    for (const body of ['{', '3', 'null']) {
      const answer = await engine.handle('DynamoDB_20120810.ListTables', body);
      expect(answer.statusCode).toBe(400);
      expect(answer.body).toContain('SerializationException');
    }
  });

  it('waits for writes under way when it closes', async () => {
    const engine = await start({ path });
    await createTable(engine);
    const writes = range(50).map((n) => engine.call('PutItem', put('a', String(n))));
    await engine.close();
    await Promise.all(writes);
    const again = await start({ path });
    expect(await again.call('Scan', { TableName: TABLE, Select: 'COUNT' })).toMatchObject({ Count: 50 });
  });
});
