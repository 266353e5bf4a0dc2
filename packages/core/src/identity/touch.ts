import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { unavailable } from '../kernel/runtime/error.ts';
import type { Efimero } from './efimero.ts';
import { type Item, number, numberOf } from './item.ts';
import { limits, type Rate, rateOf, type SessionBucket, windowAt } from './rate.ts';
import { IDLE_MS, type Session } from './session.ts';
import { counters, fromItem, sessionKey } from './session-item.ts';

/** How a request counts. */
export interface Traffic {
  readonly bucket: SessionBucket;
  /** Whether a person did something, which keeps the session alive; polling does not. */
  readonly activity: boolean;
}

/** A session that is alive, with the request that asked already counted. */
export interface Touched {
  readonly session: Session;
  readonly rate: Rate;
}

/** The window can only move so often while one request is under way. */
const ATTEMPTS = 5;

const alive = 'vence > :ahora AND vista >= :piso';

const expressions = (bucket: SessionBucket, activity: boolean) => {
  const { window, count } = counters[bucket];
  return {
    count: {
      UpdateExpression: `${activity ? 'SET vista = :ahora ' : ''}ADD ${count} :uno`,
      ConditionExpression: `${alive} AND ${window} = :ventana`,
    },
    open: {
      UpdateExpression: `SET ${activity ? 'vista = :ahora, ' : ''}${window} = :ventana, ${count} = :uno`,
      ConditionExpression: `${alive} AND ${window} < :ventana`,
    },
  };
};

type Step = keyof ReturnType<typeof expressions>;

const prepared = {
  comandos: { active: expressions('comandos', true), passive: expressions('comandos', false) },
  sondeo: { active: expressions('sondeo', true), passive: expressions('sondeo', false) },
};

const isAlive = (item: Item, now: number): boolean =>
  numberOf(item, 'vence') > now && numberOf(item, 'vista') >= now - IDLE_MS;

/**
 * Makes the one write of a request: it checks that the session lives, notes the activity and counts the request in
 * the current minute. The first request of a minute takes a second write, which opens the window; of many at once
 * exactly one opens it and the others count in it.
 */
export const createTouch = ({ client, table }: Efimero) => {
  const write = async (id: string, traffic: Traffic, step: Step, now: number, window: number) => {
    const form = prepared[traffic.bucket][traffic.activity ? 'active' : 'passive'][step];
    try {
      const answer = await client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: sessionKey(id),
          ...form,
          ExpressionAttributeValues: {
            ':ahora': number(now),
            ':piso': number(now - IDLE_MS),
            ':ventana': number(window),
            ':uno': number(1),
          },
          ReturnValues: 'ALL_NEW',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return { written: true, item: answer.Attributes };
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return { written: false, item: error.Item };
      throw error;
    }
  };

  return async (id: string, traffic: Traffic, now: number): Promise<Touched | undefined> => {
    const { bucket } = traffic;
    let window = windowAt(now);
    let step: Step = 'count';
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const { written, item } = await write(id, traffic, step, now, window);
      if (!item) return undefined;
      if (written) {
        const count = numberOf(item, counters[bucket].count);
        return { session: fromItem(item), rate: rateOf(limits[bucket], count, window) };
      }
      if (!isAlive(item, now)) return undefined;
      const open = numberOf(item, counters[bucket].window);
      step = open < window ? 'open' : 'count';
      // Another machine whose clock is ahead may have opened a later window: this request counts there.
      window = Math.max(window, open);
    }
    throw unavailable('No pudimos atender la solicitud a tiempo. Intente de nuevo en unos segundos.', 1);
  };
};
