import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Json } from '../../declare/json.ts';
import type { Folio } from '../../declare/verb.ts';
import { unavailable } from '../error.ts';
import { Overtaken, type Step } from '../store/transact.ts';
import type { StoredRecord } from '../stored.ts';
import type { Work } from './context.ts';
import { applyChanges } from './draft.ts';

/** A number about to be taken: the record that holds it, and the step that proves nobody else took it. */
export interface TakenFolio {
  readonly after: Omit<StoredRecord, 'hash'>;
  readonly step: Step;
}

const seriesOf = ({ module }: Work, { series }: Folio, data: Readonly<Record<string, Json>>): string =>
  [module.name, ...series.map((name) => String(data[name] ?? ''))].join('/');

/**
 * Gives a record the next number of its series, if it has none. The number is only taken when the transaction that
 * carries the step stands, so that what fails leaves no gap.
 */
export const takeFolio = async (
  work: Work,
  after: Omit<StoredRecord, 'hash'>,
  folio: Folio | undefined,
): Promise<TakenFolio | undefined> => {
  if (!folio || after.data[folio.number] !== undefined) return undefined;
  const { store } = work.deps;
  const year = work.clock.today.slice(0, 4);
  const key = { tenant: after.tenant, prefix: seriesOf(work, folio, after.data), year };
  const { TableName, Key } = store.entities.secuencia
    .get(key)
    .params<{ TableName: string; Key: Record<string, unknown> }>();
  const { Item } = await store.client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
  const last = Number(Item?.last ?? 0);
  return {
    after: {
      ...after,
      data: applyChanges(work.module, after.data, { [folio.number]: last + 1, [folio.year]: Number(year) }),
    },
    step: {
      item: {
        Update: {
          TableName,
          Key,
          UpdateExpression: 'SET #last = :next',
          ConditionExpression: last === 0 ? 'attribute_not_exists(#last)' : '#last = :last',
          ExpressionAttributeNames: { '#last': 'last' },
          ExpressionAttributeValues: { ':next': last + 1, ...(last === 0 ? {} : { ':last': last }) },
        },
      },
      failed: () => new Overtaken(),
    },
  };
};

const attempts = 40;
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Runs a write again while others keep taking the number it was about to take.
 *
 * @throws GoreError `no_disponible` when the series stays busy.
 */
export const whileOvertaken = async <T>(write: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
      if (attempt === attempts)
        throw unavailable('Hay demasiadas numeraciones a la vez. Intente de nuevo.', 2, error);
      await wait(Math.random() * Math.min(200, 10 * attempt));
    }
  }
};
