import type { Traffic } from '@gore/core/identity/touch.ts';

/** Reads that the portal repeats by itself or with every key typed: tiles, suggestions, changes of others, how many notices wait, the progress of a job. */
const FREQUENT =
  /^\/api\/v1\/(?:opciones\/|cambios\/|mapa\/(?:capas\/[^/]+\/)?teselas\/|buscar$|avisos\/resumen$|(?:importacion|proceso)\/[^/]+$)/;

/**
 * How a request counts against its session. The bucket follows from the route, so no caller can choose the wide one;
 * a client may only say that a read was its own doing and no sign of a person.
 *
 * @param polling value of the header `x-sondeo`
 */
export const trafficOf = (method: string, path: string, polling: string | null): Traffic => {
  const read = method === 'GET' || method === 'HEAD';
  return {
    bucket: read && FREQUENT.test(path) ? 'sondeo' : 'comandos',
    activity: !(read && polling === '1'),
  };
};
