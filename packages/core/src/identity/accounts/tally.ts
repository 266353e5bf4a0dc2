import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { unavailable } from '../../kernel/runtime/error.ts';
import type { Efimero } from '../efimero.ts';
import { type Item, number, numberOf, text, ttl } from '../item.ts';
import { type Failures, noFailures, waitUntil } from './failures.ts';

/** What came of counting: the new state, or until when (epoch milliseconds) nothing is tried. */
export type Settled = { readonly state: Failures } | { readonly until: number };

/** Keeps who failed how often; exact whatever comes at the same time. */
export interface Tally {
  /** Until when nothing may be tried with this key; nothing when it may be now. */
  readonly wait: (key: string) => Promise<number | undefined>;
  /** Counts an outcome, unless others filled the count in the meantime: then it is as if nobody had tried. */
  readonly settle: (key: string, step: (failures: Failures, now: number) => Failures) => Promise<Settled>;
  /** Forgets every failure of a key, and its lock. */
  readonly forget: (key: string) => Promise<void>;
}

/** Every lost race means that somebody else counted, and only a handful of them can before all have to wait. */
const ATTEMPTS = 50;

/** Failures are forgotten after a day without another. */
const MEMORY_MS = 24 * 3_600_000;

const keyOf = (key: string): Item => ({ pk: text(`FALLOS#${key}`), sk: text('FALLOS') });

const fromItem = (item: Item | undefined): Failures =>
  item
    ? {
        inARow: numberOf(item, 'seguidos'),
        lockedUntil: numberOf(item, 'hasta'),
        window: numberOf(item, 'ventana'),
        inWindow: numberOf(item, 'enVentana'),
      }
    : noFailures;

const same = (a: Failures, b: Failures): boolean =>
  a.inARow === b.inARow &&
  a.lockedUntil === b.lockedUntil &&
  a.inWindow === b.inWindow &&
  a.window === b.window;

/** Keeps the tally in the table `efimero`, one item per key, written only over the state it was judged by. */
export const createTally = ({ client, table, now }: Efimero): Tally => {
  const read = async (key: string): Promise<Item | undefined> =>
    (await client.send(new GetItemCommand({ TableName: table, Key: keyOf(key), ConsistentRead: true }))).Item;

  /** @returns what is there when it is no longer `before`; nothing once written. */
  const write = async (
    key: string,
    before: Item | undefined,
    after: Failures,
  ): Promise<{ found: Item | undefined } | undefined> => {
    const known = fromItem(before);
    try {
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: {
            ...keyOf(key),
            seguidos: number(after.inARow),
            hasta: number(after.lockedUntil),
            ventana: number(after.window),
            enVentana: number(after.inWindow),
            caduca: ttl(now() + MEMORY_MS),
          },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          ...(before
            ? {
                ConditionExpression:
                  'seguidos = :seguidos AND hasta = :hasta AND ventana = :ventana AND enVentana = :enVentana',
                ExpressionAttributeValues: {
                  ':seguidos': number(known.inARow),
                  ':hasta': number(known.lockedUntil),
                  ':ventana': number(known.window),
                  ':enVentana': number(known.inWindow),
                },
              }
            : { ConditionExpression: 'attribute_not_exists(pk)' }),
        }),
      );
      return undefined;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return { found: error.Item };
      throw error;
    }
  };

  return {
    forget: async (key) => {
      await client.send(new DeleteItemCommand({ TableName: table, Key: keyOf(key) }));
    },
    wait: async (key) => waitUntil(fromItem(await read(key)), now()),
    settle: async (key, step) => {
      let item = await read(key);
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const before = fromItem(item);
        const until = waitUntil(before, now());
        if (until !== undefined) return { until };
        const after = step(before, now());
        if (same(before, after)) return { state: after };
        const lost = await write(key, item, after);
        if (!lost) return { state: after };
        item = lost.found;
      }
      throw unavailable('No pudimos atender el ingreso a tiempo. Intente de nuevo en unos segundos.', 1);
    },
  };
};
