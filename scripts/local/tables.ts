import {
  CreateTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { datosShape, efimeroShape, efimeroTtl, type Tables } from '@gore/core/kernel/runtime/store/table.ts';

const exists = (error: unknown) => error instanceof Error && error.name === 'ResourceInUseException';

/** Creates the two tables unless they are there: what the data stack does in the cloud. */
export const ensureTables = async (client: DynamoDBClient, tables: Tables): Promise<void> => {
  const shapes = [
    { TableName: tables.datos, ...datosShape },
    { TableName: tables.efimero, ...efimeroShape },
  ];
  for (const shape of shapes) {
    try {
      await client.send(new CreateTableCommand(shape as ConstructorParameters<typeof CreateTableCommand>[0]));
    } catch (error) {
      if (!exists(error)) throw error;
    }
  }
  const { TimeToLiveDescription } = await client.send(
    new DescribeTimeToLiveCommand({ TableName: tables.efimero }),
  );
  if (TimeToLiveDescription?.TimeToLiveStatus === 'ENABLED') return;
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: tables.efimero,
      TimeToLiveSpecification: { Enabled: true, AttributeName: efimeroTtl },
    }),
  );
};
