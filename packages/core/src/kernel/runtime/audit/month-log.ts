import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import { GoreError } from '../error.ts';
import type { Store } from '../store/store.ts';

/** A log kept by institution and month, newest first. */
export interface MonthRequest {
  readonly log: 'ING' | 'LEC';
  readonly tenant: string;
  /** `YYYY-MM`, in UTC. */
  readonly month: string;
  /** Where the page before ended. */
  readonly cursor?: string;
  readonly limit: number;
}

/** A page of a log. */
export interface MonthPage<T> {
  readonly data: readonly T[];
  readonly next: string | null;
}

/** Looking for something rare ends after so many items; the next page goes on from there. */
const usualLook = 2000;

const isMonth = (text: string) => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
const isPosition = (text: string) => /^\d{4}-[\w:.#-]{1,60}$/.test(text);

/**
 * Reads a page of a log.
 *
 * @param keep which of its items are wanted.
 * @param mostLooked items looked at for one page.
 * @throws GoreError `malformado` for a month or a page that is none.
 */
export const readMonth = async <T>(
  { client, tables }: Store,
  { log, tenant, month, cursor, limit }: MonthRequest,
  keep: (item: T) => boolean,
  mostLooked = usualLook,
): Promise<MonthPage<T>> => {
  if (!isMonth(month) || (cursor !== undefined && !isPosition(cursor)))
    throw new GoreError('malformado', 'La página pedida no existe: vuelva al comienzo.');
  const query = {
    TableName: tables.datos,
    ConsistentRead: true,
    ScanIndexForward: false,
    KeyConditionExpression: cursor === undefined ? 'pk = :pk' : 'pk = :pk AND sk < :cursor',
    ExpressionAttributeValues: {
      ':pk': `${log}#${tenant}#${month}`,
      ...(cursor === undefined ? {} : { ':cursor': cursor }),
    },
    Limit: 200,
  };
  const data: T[] = [];
  let looked = 0;
  for await (const { Items = [] } of paginateQuery({ client }, query))
    for (const item of Items) {
      looked += 1;
      if (keep(item as T)) data.push(item as T);
      if (data.length === limit || looked === mostLooked) return { data, next: String(item.sk) };
    }
  return { data, next: null };
};
