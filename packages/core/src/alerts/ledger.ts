import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Store } from '../kernel/runtime/store/store.ts';

/** A run over an institution: every hour, and once a day from seven in the morning. */
export type RunKind = 'DIARIA' | 'HORARIA';

/** What is remembered of the latest runs of an institution. */
export interface RunLedger {
  /** When the latest run began. */
  readonly at: string;
  readonly kind: RunKind;
  /** Day of the latest daily run, in the institution's own dates. */
  readonly day?: string;
  readonly milliseconds: number;
  /** Alerts written, by what was done. */
  readonly moves: Readonly<Record<string, number>>;
  /** Rules that could not be run, and alerts that could not be written, by code of the rule. */
  readonly failures: Readonly<Record<string, number>>;
}

const keyOf = (tenant: string) => ({ pk: `ALERTAS#${tenant}`, sk: 'CORRIDA' });

/** Reads what is remembered; nothing before the first run. */
export const readLedger = async (store: Store, tenant: string): Promise<RunLedger | undefined> => {
  const { Item } = await store.client.send(
    new GetCommand({ TableName: store.tables.datos, Key: keyOf(tenant), ConsistentRead: true }),
  );
  return Item?.corrida as RunLedger | undefined;
};

/** Remembers a run. */
export const writeLedger = async (store: Store, tenant: string, corrida: RunLedger): Promise<void> => {
  await store.client.send(
    new PutCommand({ TableName: store.tables.datos, Item: { ...keyOf(tenant), corrida } }),
  );
};
