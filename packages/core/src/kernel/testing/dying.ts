import { createStore } from '../runtime/store/store.ts';
import type { WriteDeps } from '../runtime/write/context.ts';
import type { World } from './world.ts';

/** The process died, as far as whoever asked can tell. */
export class Died extends Error {}

/** Whether death comes before a request reaches the table, or before its answer comes back. */
export type Moment = 'before' | 'after';

/** What a kernel needs, over a table that its process loses at the n-th request. */
export const dyingAt = (world: World, step: number, moment: Moment): WriteDeps => {
  const { client, tables } = world.deps.store;
  let requests = 0;
  const send = async (command: Parameters<typeof client.send>[0]) => {
    requests += 1;
    if (requests === step && moment === 'before') throw new Died();
    const answer = await client.send(command);
    if (requests === step) throw new Died();
    return answer;
  };
  const dying = new Proxy(client, {
    get: (target, key) => (key === 'send' ? send : Reflect.get(target, key)),
  });
  return { ...world.deps, store: createStore(dying, tables) };
};
