/** Names of the two DynamoDB tables. */
export interface Tables {
  /** System of record: records, audit, guards, totals, sequences. With stream, PITR and deletion protection. */
  readonly datos: string;
  /** What may vanish: sessions, rate windows, OIDC states, idempotency keys. With TTL. */
  readonly efimero: string;
}

const key = (name: string) => ({ AttributeName: name, AttributeType: 'S' as const });
const keys = (pk: string, sk: string) => [
  { AttributeName: pk, KeyType: 'HASH' as const },
  { AttributeName: sk, KeyType: 'RANGE' as const },
];

const projected = [
  'tenant',
  'module',
  'id',
  'version',
  'codigo',
  'estado',
  'eliminadoEn',
  '__edb_e__',
  '__edb_v__',
];

/**
 * Shape of the table `datos`: one key and three overloaded indexes: children of a parent, work of a person by
 * state, and the newest of a module. A code is looked up through its guard item, which is strongly consistent.
 */
export const datosShape = {
  AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk', 'gsi3pk', 'gsi3sk'].map(key),
  KeySchema: keys('pk', 'sk'),
  GlobalSecondaryIndexes: ['gsi1', 'gsi2', 'gsi3'].map((name) => ({
    IndexName: name,
    KeySchema: keys(`${name}pk`, `${name}sk`),
    Projection: { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: projected },
  })),
  BillingMode: 'PAY_PER_REQUEST' as const,
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' as const },
};

/** Shape of the table `efimero`; its TTL attribute is `caduca`, in epoch seconds. */
export const efimeroShape = {
  AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map(key),
  KeySchema: keys('pk', 'sk'),
  GlobalSecondaryIndexes: [
    {
      IndexName: 'gsi1',
      KeySchema: keys('gsi1pk', 'gsi1sk'),
      Projection: { ProjectionType: 'KEYS_ONLY' as const },
    },
  ],
  BillingMode: 'PAY_PER_REQUEST' as const,
};

/** Attribute of `efimero` that says, in epoch seconds, when an item may vanish. */
export const efimeroTtl = 'caduca';
