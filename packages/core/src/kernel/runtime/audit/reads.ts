import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Store } from '../store/store.ts';
import { type MonthPage, type MonthRequest, readMonth } from './month-log.ts';

/** One request that showed personal data. It names fields and records, and holds no value. */
export interface PersonalRead {
  readonly tenant: string;
  readonly actor: string;
  readonly module: string;
  /** Ids of the records shown, fifty at the most. */
  readonly records: readonly string[];
  /** Personal fields shown. */
  readonly fields: readonly string[];
  readonly purpose: string;
  /** The person wrote the purpose; otherwise it follows from role and route. */
  readonly asked: boolean;
  readonly ip?: string;
  readonly requestId: string;
}

/** A read as it was noted. */
export interface NotedRead extends PersonalRead {
  /** Instant, UTC. */
  readonly at: string;
}

/** Notes reads of personal data: one unchained entry for each request. */
export interface ReadLog {
  readonly note: (read: PersonalRead) => Promise<void>;
}

/** @param newId unique, to tell reads of the same millisecond apart. */
export const createReadLog = (store: Store, newId: () => string, now: () => number): ReadLog => ({
  note: async (read) => {
    const at = new Date(now()).toISOString();
    const { Item } = store.entities.lectura
      .create({ ...read, at, month: at.slice(0, 7), id: newId() })
      .params<{ readonly Item: Record<string, unknown> }>();
    await store.client.send(new PutCommand({ TableName: store.tables.datos, Item }));
  },
});

/** What is asked of the log of reads; all of it has to hold. */
export interface ReadsRequest extends Omit<MonthRequest, 'log'> {
  readonly actor?: string;
  readonly module?: string;
  /** A record that was shown. */
  readonly record?: string;
}

/** Reads of personal data in a month, newest first. */
export const readReads = (
  store: Store,
  { actor, module, record, ...request }: ReadsRequest,
): Promise<MonthPage<NotedRead>> =>
  readMonth<NotedRead>(
    store,
    { ...request, log: 'LEC' },
    (read) =>
      (actor === undefined || read.actor === actor) &&
      (module === undefined || read.module === module) &&
      (record === undefined || read.records.includes(record)),
  );
