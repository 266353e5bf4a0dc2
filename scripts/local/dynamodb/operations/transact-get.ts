import getItem from 'dynalite/actions/getItem.js';
import getShape from 'dynalite/validations/getItem.js';
import { runNow } from './actions.ts';
import type { Operation, Parts } from './operations.ts';
import { readStore } from './stores.ts';
import { transactGetShape } from './transact-shape.ts';
import { checkRules, validate } from './validate.ts';

/**
 * TransactGetItems. It takes its turn in the write queue, where no commit is half way, so all items are of one
 * moment.
 */
export function transactGet({ storage, catalog, queue }: Parts): Operation {
  const store = readStore(storage, catalog);
  return (input) => {
    const { TransactItems } = validate(transactGetShape, input, storage.limits);
    for (const { Get } of TransactItems) checkRules(getShape, Get, storage.limits);
    return queue.exclusive(async () => ({
      Responses: TransactItems.map(({ Get }) => {
        const { Item } = runNow(getItem, store, Get);
        return Item ? { Item } : {};
      }),
    }));
  };
}
