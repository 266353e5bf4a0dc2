import type { StoredRecord } from '../stored.ts';
import type { RecordKey, Store } from './store.ts';

const nameOf = ({ tenant, module, id }: RecordKey) => `${tenant}/${module}/${id}`;

/**
 * A store that reads each record once. For one look at a record, whose thirty verbs may all ask for the same parent;
 * never for a write, which has to see what is there at that moment.
 */
export const readingOnce = (store: Store): Store => {
  const asked = new Map<string, Promise<StoredRecord | undefined>>();

  const get = (key: RecordKey): Promise<StoredRecord | undefined> => {
    const name = nameOf(key);
    const answer = asked.get(name) ?? store.get(key);
    asked.set(name, answer);
    return answer;
  };

  const askTogether = (keys: readonly RecordKey[]): void => {
    const unknown = keys.filter((key) => !asked.has(nameOf(key)));
    if (!unknown.length) return;
    const answers = store
      .getMany(unknown)
      .then((found) => new Map(found.map((record) => [nameOf(record), record])));
    for (const name of unknown.map(nameOf))
      asked.set(
        name,
        answers.then((byName) => byName.get(name)),
      );
  };

  return {
    ...store,
    get,
    getMany: async (keys) => {
      const distinct = [...new Map(keys.map((key) => [nameOf(key), key])).values()];
      askTogether(distinct);
      const found = await Promise.all(distinct.map(get));
      return found.filter((record) => record !== undefined);
    },
  };
};
