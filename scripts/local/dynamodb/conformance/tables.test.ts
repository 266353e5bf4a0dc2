import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ListTablesCommand,
  QueryCommand,
  UpdateTableCommand,
  type UpdateTableCommandInput,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { caseOn } from './differences.ts';
import { S, TABLE, tableInput, useTable } from './fixtures.ts';
import { type Target, targets } from './targets.ts';

describe.each(targets)('tables on $name', (kind) => {
  if (!kind.available) return;
  const check = caseOn(kind);
  let target: Target;
  let table: ReturnType<typeof useTable>;

  beforeAll(async () => {
    target = await kind.open();
    table = useTable(target.client);
    await table.create();
  });
  afterAll(() => target.close());

  const update = (input: Omit<UpdateTableCommandInput, 'TableName'>) =>
    target.client.send(new UpdateTableCommand({ TableName: TABLE, ...input }));

  const timeToLive = (TableName: string, Enabled: boolean) =>
    target.client.send(
      new UpdateTimeToLiveCommand({
        TableName,
        TimeToLiveSpecification: { Enabled, AttributeName: 'expires' },
      }),
    );

  check('a new table is described with its index and stream', async () => {
    const { Table } = await target.client.send(new DescribeTableCommand({ TableName: TABLE }));
    expect(Table).toMatchObject({
      TableStatus: 'ACTIVE',
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      GlobalSecondaryIndexes: [{ IndexName: 'gsi1', IndexStatus: 'ACTIVE' }],
      LatestStreamArn: expect.stringContaining(`table/${TABLE}/stream/`),
    });
  });

  check('a table is not created twice', async () => {
    await expect(table.create()).rejects.toMatchObject({ name: 'ResourceInUseException' });
  });

  check('an unknown table is not described', async () => {
    await expect(target.client.send(new DescribeTableCommand({ TableName: 'nada' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  check('tables are listed and, deleted, no more', async () => {
    await target.client.send(new CreateTableCommand(tableInput('breve')));
    const names = async () => (await target.client.send(new ListTablesCommand({}))).TableNames;
    expect(await names()).toEqual(['breve', TABLE]);
    await target.client.send(new DeleteTableCommand({ TableName: 'breve' }));
    expect(await names()).toEqual([TABLE]);
  });

  check('an index added to an on-demand table holds what was there before', async () => {
    await table.put('old', '1', { g2pk: S('G2') });
    await update({
      AttributeDefinitions: [{ AttributeName: 'g2pk', AttributeType: 'S' }],
      GlobalSecondaryIndexUpdates: [
        {
          Create: {
            IndexName: 'gsi2',
            KeySchema: [{ AttributeName: 'g2pk', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'KEYS_ONLY' },
          },
        },
      ],
    });
    await table.put('new', '1', { g2pk: S('G2') });
    const { Items } = await target.client.send(
      new QueryCommand({
        TableName: TABLE,
        IndexName: 'gsi2',
        KeyConditionExpression: 'g2pk = :g',
        ExpressionAttributeValues: { ':g': S('G2') },
      }),
    );
    expect(Items?.map((item) => item.pk?.S).sort()).toEqual(['new', 'old']);
  });

  check('a deleted index can no longer be queried', async () => {
    await update({ GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'gsi1' } }] });
    await expect(
      target.client.send(
        new QueryCommand({
          TableName: TABLE,
          IndexName: 'gsi1',
          KeyConditionExpression: 'g1pk = :g',
          ExpressionAttributeValues: { ':g': S('x') },
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  check('an update that changes nothing is refused', async () => {
    await expect(update({})).rejects.toMatchObject({ name: 'ValidationException' });
  });

  check('time to live is turned on and off once each', async () => {
    await target.client.send(new CreateTableCommand(tableInput('efimero')));
    const status = async () => {
      const input = { TableName: 'efimero' };
      return (await target.client.send(new DescribeTimeToLiveCommand(input))).TimeToLiveDescription;
    };
    expect(await status()).toEqual({ TimeToLiveStatus: 'DISABLED' });
    await timeToLive('efimero', true);
    expect(await status()).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expires' });
    await expect(timeToLive('efimero', true)).rejects.toMatchObject({ name: 'ValidationException' });
    await timeToLive('efimero', false);
    expect(await status()).toEqual({ TimeToLiveStatus: 'DISABLED' });
  });
});
