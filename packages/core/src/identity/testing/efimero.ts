import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EmbeddedDynamo } from '../../../../../scripts/local/dynamodb/engine.ts';
import { inProcessHandler } from '../../../../../scripts/local/dynamodb/in-process-handler.ts';
import { efimeroShape } from '../../kernel/runtime/store/table.ts';
import type { Efimero } from '../efimero.ts';

/** The table `efimero` in an engine of its own, and a clock that stands still until a test moves it. */
export interface TestTable extends Efimero {
  /** Epoch milliseconds; write it to move the clock. */
  readonly clock: { at: number };
  readonly close: () => Promise<void>;
}

export const openTestTable = async (): Promise<TestTable> => {
  const engine = await EmbeddedDynamo.open({ ttlSweepMs: 0 });
  const client = new DynamoDBClient({
    region: 'us-east-1',
    endpoint: 'http://embedded',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: inProcessHandler(engine),
    // Nobody checks the signature in process, and it is half of what a call costs.
    signer: { sign: async (request) => request },
  });
  const table = 'efimero';
  await client.send(new CreateTableCommand({ TableName: table, ...efimeroShape }));
  const clock = { at: Date.UTC(2026, 10, 23, 12, 0, 0) };
  return {
    client,
    table,
    clock,
    now: () => clock.at,
    close: async () => {
      client.destroy();
      await engine.close();
    },
  };
};
