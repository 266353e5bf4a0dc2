import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { networkOf } from './address.ts';
import type { Efimero } from './efimero.ts';
import { number, numberOf, text, ttl } from './item.ts';
import { type AddressBucket, limits, type Rate, rateOf, WINDOW_MS, windowAt } from './rate.ts';

/** Counts what comes without a session. */
export interface Rates {
  /** Counts one request of an address (an IPv6 network), exactly whatever comes at the same time. */
  readonly hit: (bucket: AddressBucket, address: string) => Promise<Rate>;
}

/** One counter per bucket, address and minute, in the table `efimero`. */
export const createRates = ({ client, table, now }: Efimero): Rates => ({
  hit: async (bucket, address) => {
    const window = windowAt(now());
    const { Attributes } = await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: { pk: text(`TASA#${bucket}#${networkOf(address)}`), sk: text(String(window)) },
        UpdateExpression: 'SET caduca = :caduca ADD cuenta :uno',
        ExpressionAttributeValues: { ':caduca': ttl((window + 1) * WINDOW_MS), ':uno': number(1) },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return rateOf(limits[bucket], numberOf(Attributes ?? {}, 'cuenta'), window);
  },
});
