import { randomFillSync } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { crearUlid } from '@gore/core/kernel/declare/valores/ulid.ts';
import { relojDeSistema } from '@gore/core/kernel/runtime/clock/reloj.ts';
import { createStore } from '@gore/core/kernel/runtime/store/store.ts';
import type { Tables } from '@gore/core/kernel/runtime/store/table.ts';
import { createKernel } from '@gore/core/kernel/runtime/write/deps.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { prefixOf } from '../../stacks/config/stage-config.ts';
import { stageConfig } from '../../stacks/config/stages.ts';
import type { FoundingPorts } from './found.ts';

/** The writes of an installation over its two tables. */
export const foundingPorts = (
  client: DynamoDBClient,
  documents: DynamoDBDocumentClient,
  tables: Tables,
  { timeZone, personKey }: { readonly timeZone: string; readonly personKey: string },
): FoundingPorts => {
  const { write } = createKernel(producto, createStore(documents, tables), {
    newId: crearUlid({ ahora: Date.now, llenar: (bytes) => randomFillSync(bytes) }),
    clock: relojDeSistema({ zona: timeZone }),
    personKey,
  });
  return { write, credentials: { client, table: tables.datos, now: Date.now } };
};

/**
 * The writes of a stage, with the credentials of whoever runs the command.
 *
 * @param personKey value of the secret `clave-personas`: with another, nobody would be found by RUN
 */
export const stagePorts = (stage: string, personKey: string): FoundingPorts => {
  const config = stageConfig(stage);
  const { region, timeZone, restored } = config;
  const client = new DynamoDBClient({ region });
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const tables = {
    datos: restored?.table ?? `${prefixOf(config)}-datos`,
    efimero: `${prefixOf(config)}-efimero`,
  };
  return foundingPorts(client, documents, tables, { timeZone, personKey });
};
