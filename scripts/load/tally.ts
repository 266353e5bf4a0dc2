import type { Reply } from '../bench/client/caller.ts';
import { type Spread, spreadOf } from '../bench/measure/percentiles.ts';
import type { Kind } from './mix.ts';

/** Figures of one kind of request. */
export interface KindFigures extends Spread {
  readonly kind: Kind;
  readonly requests: number;
  readonly errors: number;
}

/** Collects the answers of many people. */
export interface Tally {
  /** Notes one request; a lost connection is an error like any other. */
  readonly note: (kind: Kind, request: Promise<Reply>) => Promise<void>;
  readonly figures: () => readonly KindFigures[];
  readonly errorKinds: () => Readonly<Record<string, number>>;
}

const kinds: readonly Kind[] = ['lectura', 'escritura', 'informe'];

export const startTally = (): Tally => {
  const times: Record<Kind, number[]> = { lectura: [], escritura: [], informe: [] };
  const errors: Record<Kind, number> = { lectura: 0, escritura: 0, informe: 0 };
  const reasons: Record<string, number> = {};
  const fail = (kind: Kind, reason: string) => {
    errors[kind] += 1;
    reasons[reason] = (reasons[reason] ?? 0) + 1;
  };
  return {
    note: async (kind, request) => {
      try {
        const { status, ms, body } = await request;
        times[kind].push(ms);
        const code = /"code":"([A-Z_]+)"/.exec(body.toString('utf8', 0, 400))?.[1] ?? '';
        if (status >= 400) fail(kind, `${status} ${code}`.trim());
      } catch (error) {
        fail(kind, error instanceof Error && 'code' in error ? String(error.code) : 'sin respuesta');
      }
    },
    figures: () =>
      kinds.map((kind) => ({
        kind,
        requests: times[kind].length,
        errors: errors[kind],
        ...spreadOf(times[kind]),
      })),
    errorKinds: () => reasons,
  };
};
