import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** The table of what may vanish: key `pk`/`sk`, index `gsi1`, TTL attribute `caduca`. */
export interface Efimero {
  readonly client: DynamoDBClient;
  /** Its name. */
  readonly table: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}
