import type { Reply } from '../client/caller.ts';
import { type Spread, spreadOf } from './percentiles.ts';

/** One request of an operation, from asking to having the whole answer. */
export type Shot = () => Promise<Reply>;

/** When a run ends: after so many seconds, or so many requests. */
export type Until = { readonly seconds: number } | { readonly requests: number };

/** What a run measured. */
export interface Run extends Spread {
  readonly connections: number;
  readonly requests: number;
  readonly perSecond: number;
  readonly errors: number;
  /** How often each answer that is no success came, by status and code: `429 RITMO`. */
  readonly errorKinds: Readonly<Record<string, number>>;
  readonly seconds: number;
}

const kindOf = ({ status, body }: Reply) => {
  const code = /"code":"([A-Z_]+)"/.exec(body.toString('utf8', 0, 400))?.[1];
  return code ? `${status} ${code}` : String(status);
};

/**
 * Keeps a number of connections busy: each sends its next request when the last one is answered, so a slow server is
 * asked less, and times say how long people wait, not how long a queue is.
 */
export const closedLoop = async (connections: number, until: Until, shoot: Shot): Promise<Run> => {
  const times: number[] = [];
  const errorKinds: Record<string, number> = {};
  let left = 'requests' in until ? until.requests : Number.POSITIVE_INFINITY;
  const started = performance.now();
  const end = 'seconds' in until ? started + until.seconds * 1000 : Number.POSITIVE_INFINITY;

  const fail = (kind: string) => {
    errorKinds[kind] = (errorKinds[kind] ?? 0) + 1;
  };
  const connection = async () => {
    while (left > 0 && performance.now() < end) {
      left -= 1;
      try {
        const reply = await shoot();
        times.push(reply.ms);
        if (reply.status >= 400) fail(kindOf(reply));
      } catch (error) {
        fail(error instanceof Error && 'code' in error ? String(error.code) : 'sin respuesta');
      }
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));

  const seconds = (performance.now() - started) / 1000;
  const errors = Object.values(errorKinds).reduce((sum, count) => sum + count, 0);
  return {
    connections,
    requests: times.length,
    perSecond: Math.round((times.length / seconds) * 10) / 10,
    errors,
    errorKinds,
    seconds: Math.round(seconds * 10) / 10,
    ...spreadOf(times),
  };
};
