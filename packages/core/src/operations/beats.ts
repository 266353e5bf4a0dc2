import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Efimero } from '../identity/efimero.ts';
import { type Item, number, numberOf, text, textOf, ttl } from '../identity/item.ts';

/** The last time something ran by the clock. */
export interface Beat {
  readonly name: string;
  /** Epoch milliseconds at which it ended. */
  readonly at: number;
  /** How long it took. */
  readonly ms: number;
  readonly ok: boolean;
}

/** What runs by the clock leaves a beat with every run: silence is told from success. */
export interface Beats {
  readonly leave: (beat: Omit<Beat, 'at'>) => Promise<void>;
  readonly last: () => Promise<readonly Beat[]>;
}

const pk = text('LATIDO');
const KEPT_MS = 40 * 86_400_000;

const beatOf = (item: Item): Beat => ({
  name: textOf(item, 'sk'),
  at: numberOf(item, 'cuando'),
  ms: numberOf(item, 'demora'),
  ok: item.bien?.BOOL === true,
});

/** Keeps the last beat of each in the table `efimero`. */
export const createBeats = ({ client, table, now }: Efimero): Beats => ({
  leave: async ({ name, ms, ok }) => {
    const at = now();
    await client.send(
      new PutItemCommand({
        TableName: table,
        Item: {
          pk,
          sk: text(name),
          cuando: number(at),
          demora: number(ms),
          bien: { BOOL: ok },
          caduca: ttl(at + KEPT_MS),
        },
      }),
    );
  },
  last: async () => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
      }),
    );
    return Items.map(beatOf);
  },
});

/**
 * Runs what the clock called and leaves its beat, whether it ended well or not. A beat that cannot be left changes
 * nothing of the run.
 *
 * @throws whatever the run throws
 */
export const withBeat = async <T>(
  beats: Pick<Beats, 'leave'>,
  name: string,
  run: () => Promise<T>,
): Promise<T> => {
  const started = performance.now();
  const leave = (ok: boolean) =>
    beats.leave({ name, ms: Math.round(performance.now() - started), ok }).catch(() => undefined);
  try {
    const result = await run();
    await leave(true);
    return result;
  } catch (error) {
    await leave(false);
    throw error;
  }
};
