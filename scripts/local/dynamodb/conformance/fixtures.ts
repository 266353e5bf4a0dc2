import {
  type AttributeValue,
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';

export type Attributes = Record<string, AttributeValue>;

export const S = (text: string): AttributeValue => ({ S: text });
export const N = (number: number): AttributeValue => ({ N: String(number) });

/** Two-part key `pk`/`sk`, one index `gsi1` on `g1pk`/`g1sk`, on demand, with a stream. */
export const tableInput = (TableName: string): CreateTableCommandInput => ({
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'sk', 'g1pk', 'g1sk'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'gsi1',
      KeySchema: [
        { AttributeName: 'g1pk', KeyType: 'HASH' },
        { AttributeName: 'g1sk', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
});

export const TABLE = 'datos';

export const key = (pk: string, sk: string): Attributes => ({ pk: S(pk), sk: S(sk) });

export const put = (pk: string, sk: string, attributes: Attributes = {}) => ({
  TableName: TABLE,
  Item: { ...key(pk, sk), ...attributes },
});

/** The everyday moves of a case, on the table all cases of a file share; each case uses partitions of its own. */
export function useTable(client: DynamoDBClient) {
  return {
    create: () => client.send(new CreateTableCommand(tableInput(TABLE))),
    put: (pk: string, sk: string, attributes?: Attributes) =>
      client.send(new PutItemCommand(put(pk, sk, attributes))),
    async get(pk: string, sk: string): Promise<Attributes | undefined> {
      const input = { TableName: TABLE, Key: key(pk, sk), ConsistentRead: true };
      return (await client.send(new GetItemCommand(input))).Item;
    },
  };
}

export const range = (length: number): number[] => Array.from({ length }, (_, position) => position);
export const padded = (number: number): string => String(number).padStart(3, '0');
