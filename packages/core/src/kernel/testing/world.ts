import { randomFillSync } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { EmbeddedDynamo } from '../../../../../scripts/local/dynamodb/engine.ts';
import { inProcessHandler } from '../../../../../scripts/local/dynamodb/in-process-handler.ts';
import { ensureTables } from '../../../../../scripts/local/tables.ts';
import type { Product } from '../declare/product.ts';
import type { Actor } from '../declare/record.ts';
import { crearUlid } from '../declare/valores/ulid.ts';
import { type RelojFijo, relojFijo } from '../runtime/clock/reloj.ts';
import type { ExtraFields } from '../runtime/extra.ts';
import type { Parameters } from '../runtime/parameters.ts';
import { createStore } from '../runtime/store/store.ts';
import { type Command, systemActor, type WriteDeps } from '../runtime/write/context.ts';
import { createKernel } from '../runtime/write/deps.ts';

/** A kernel over an embedded table, for tests. */
export interface World {
  readonly engine: EmbeddedDynamo;
  readonly deps: WriteDeps;
  readonly extra: ExtraFields;
  readonly parameters: Parameters;
  readonly clock: RelojFijo;
  /** A person of an institution; tenant `t` unless said. */
  readonly person: (id: string, roles: readonly string[], more?: Partial<Actor>) => Command;
  readonly system: (tenant?: string) => Command;
  readonly close: () => Promise<void>;
}

const tables = { datos: 'datos', efimero: 'efimero' };

/** Opens a world around a product, at noon of a working Wednesday. */
export const openWorld = async (product: Product): Promise<World> => {
  const engine = await EmbeddedDynamo.open({ ttlSweepMs: 0 });
  const client = new DynamoDBClient({
    region: 'us-east-1',
    endpoint: 'http://embedded',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: inProcessHandler(engine),
    maxAttempts: 1,
  });
  await ensureTables(client, tables);
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const store = createStore(documents, tables);
  const clock = relojFijo('2026-07-15T16:00:00.000Z');
  const newId = crearUlid({
    ahora: () => Date.parse(clock.ahora()),
    llenar: (bytes) => randomFillSync(bytes),
  });
  const {
    write: deps,
    extra,
    parameters,
  } = createKernel(product, store, {
    newId,
    clock,
    personKey: 'prueba',
  });
  return {
    engine,
    deps,
    extra,
    parameters,
    clock,
    person: (id, roles, more = {}) => ({
      actor: { id, tenant: 't', roles, units: [], subtree: [], ...more },
      requestId: 'prueba',
    }),
    system: (tenant = 't') => ({ actor: systemActor(tenant, 'prueba'), requestId: 'prueba' }),
    close: () => engine.close(),
  };
};
