import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { refusalOf } from '../../testing/actions.ts';
import { productoDeTaller } from '../../testing/taller/pack.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { conflict, refused } from '../refusals.ts';
import { type Step, transact } from './transact.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(productoDeTaller);
});
afterAll(() => world.close());
afterEach(() => {
  world.engine.faults.clear();
  vi.restoreAllMocks();
});

const put = (pk: string, failed: Step['failed'] = () => conflict()): Step => ({
  item: {
    Put: { TableName: 'datos', Item: { pk, sk: 'x' }, ConditionExpression: 'attribute_not_exists(pk)' },
  },
  failed,
});
const write = (...steps: readonly Step[]) => transact(world.deps.store, steps);
const soon = () => vi.spyOn(Math, 'random').mockReturnValue(0);

describe('a transaction', () => {
  it('answers what the first step that failed says', async () => {
    await write(put('a'), put('b'));
    const second = put('a', () => refused('No caben dos.'));
    expect(await refusalOf(write(put('c'), second, put('b')))).toMatchObject({ message: 'No caben dos.' });
    await write(put('c'));
  });

  it.each(['TransactionConflict', 'Throttling', 'ProvisionedThroughputExceeded'] as const)(
    'is tried again after %s, and written once',
    async (fault) => {
      soon();
      world.engine.faults.inject({ operations: ['TransactWriteItems'], fault, next: 7 });
      await write(put(`c-${fault}`));
      expect(world.engine.faults.active).toBe(false);
      expect(await refusalOf(write(put(`c-${fault}`)))).toMatchObject({ code: 'CONFLICTO' });
    },
  );

  it('is given up in words when the table stays busy', async () => {
    soon();
    world.engine.faults.inject({ operations: ['TransactWriteItems'], fault: 'TransactionConflict' });
    expect(await refusalOf(write(put('d')))).toMatchObject({
      kind: 'no_disponible',
      retryAfter: 2,
      message: 'Hay demasiados cambios a la vez sobre este registro. Intente de nuevo.',
    });
  });

  it('is tried again when the whole table is throttled', async () => {
    soon();
    const { client } = world.deps.store;
    const busy = Object.assign(new Error('busy'), { name: 'ProvisionedThroughputExceededException' });
    const send = vi.spyOn(client, 'send').mockRejectedValueOnce(busy as never);
    await write(put('e'));
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('fails as it is when the trouble is another', async () => {
    world.engine.faults.inject({ operations: ['TransactWriteItems'], fault: 'InternalServerError', next: 1 });
    await expect(write(put('f'))).rejects.toMatchObject({ name: 'InternalServerError' });
    const silent = new TransactionCanceledException({ message: 'no', $metadata: {} });
    vi.spyOn(world.deps.store.client, 'send').mockRejectedValueOnce(silent as never);
    await expect(write(put('g'))).rejects.toBe(silent);
    vi.spyOn(world.deps.store.client, 'send').mockRejectedValueOnce('nada' as never);
    await expect(write(put('g'))).rejects.toBe('nada');
  });
});
