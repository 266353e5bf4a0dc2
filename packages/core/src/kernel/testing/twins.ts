import { actionsOver } from './actions.ts';
import { furnish, type Institution } from './furnish.ts';
import type { World } from './world.ts';

/** Ids in order, the same in every institution that counts from the same start. */
const idsFrom = (start: number) => {
  let last = start;
  return () => {
    last += 1;
    return `01twin${String(last).padStart(20, '0')}`;
  };
};

/** Two institutions whose records have the same ids and codes, each writing its own mark in every text. */
export const openTwins = async (world: World): Promise<Readonly<Record<'alfa' | 'beta', Institution>>> => {
  const twin = async (tenant: string) => {
    const own = { ...world, deps: { ...world.deps, newId: idsFrom(0) } };
    return { ...(await furnish(own, tenant)), ...actionsOver(own) };
  };
  return { alfa: await twin('alfa'), beta: await twin('beta') };
};
