import { isCommand } from '@gore/functions/http/origin.ts';
import { apiRoutes } from '@gore/functions/http/routes.ts';
import type { Portal } from '../../scripts/local/cloud/portal.ts';

/** One way into the portal: a method and an address with something real in every place of its pattern. */
export interface Door {
  readonly method: string;
  /** As declared, such as `/api/v1/:modulo/:id`. */
  readonly pattern: string;
  readonly path: string;
  /** Names records of the institution whose door it is: modules, roles and boards are called alike everywhere. */
  readonly named: boolean;
}

/** What stands in the places of the patterns; a name that is not here fails the build. */
export type Places = Readonly<Record<string, string>>;

const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];

const fill = (pattern: string, places: Places): string =>
  pattern.replaceAll(/:(\w+)(?:\{[^}]*\})?/g, (_, name: string) => {
    const value = places[name];
    if (value === undefined) throw new Error(`Say in the test what stands for :${name} in ${pattern}`);
    return value;
  });

/** Routes of the applications themselves, and those of the gateway that lead to one by a pattern of its own. */
export const doorsOf = ({ routes }: Pick<Portal, 'routes'>, places: Places): readonly Door[] => {
  const own = Object.values(routes).flat();
  const gateway = apiRoutes
    .filter(({ path }) => !path.includes('+'))
    .map(({ method, path }) => ({ method, path: path.replaceAll(/\{(\w+)\}/g, ':$1') }));
  const doors = [...own, ...gateway].flatMap(({ method, path: pattern }) =>
    (method === 'ALL' || method === 'ANY' ? methods : [method]).map((one) => ({
      method: one,
      pattern,
      path: fill(pattern, places),
      named: /:(?!modulo\b|rol\b|nombre\b|[zxy]\b)/.test(pattern),
    })),
  );
  return [...new Map(doors.map((door) => [`${door.method} ${door.pattern}`, door])).values()];
};

/** Commands that come from a server and not from a page, so from no origin; reviewed: it proves a secret of its own. */
const fromServers = new Set(['POST /oidc/token']);

/** Reports that browsers send by themselves, from no page; reviewed: what they say is only counted. */
const fromBrowsers = new Set(['POST /api/errores/politica']);

/** Doors through which a page may change something. */
export const commandsOf = (doors: readonly Door[]): readonly Door[] =>
  doors.filter(
    ({ method, path }) =>
      isCommand(method) && ![fromServers, fromBrowsers].some((some) => some.has(`${method} ${path}`)),
  );
