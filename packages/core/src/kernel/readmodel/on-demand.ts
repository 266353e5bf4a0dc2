import type { ReadDashboard } from './dashboard/boards.ts';
import type { Reader } from './list.ts';
import type { Atlas } from './spatial/atlas.ts';

/** Makes something when it is first asked for, and keeps it. */
const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** Reads dashboards; what that takes is read with the first one, since most requests ask for lists. */
export const dashboardsOnDemand = (reader: Reader): ReadDashboard => {
  const dashboards = once(async () => (await import('./dashboard/boards.ts')).createDashboards(reader));
  return async (...asked) => (await dashboards())(...asked);
};

/** What the map asks, read in the same way. */
export const atlasOnDemand = (reader: Reader): Atlas => {
  const atlas = once(async () => (await import('./spatial/atlas.ts')).createAtlas(reader));
  return {
    points: async (...asked) => (await atlas()).points(...asked),
    layer: async (...asked) => (await atlas()).layer(...asked),
    features: async (...asked) => (await atlas()).features(...asked),
    layers: async (...asked) => (await atlas()).layers(...asked),
    summary: async (...asked) => (await atlas()).summary(...asked),
    aggregate: async (...asked) => (await atlas()).aggregate(...asked),
    territory: async (...asked) => (await atlas()).territory(...asked),
    nearest: async (...asked) => (await atlas()).nearest(...asked),
    lookalikes: async (...asked) => (await atlas()).lookalikes(...asked),
    whereabouts: async (...asked) => (await atlas()).whereabouts(...asked),
  };
};
