import { type Caller, jsonOf } from '../client/caller.ts';
import type { Operations, Written } from '../client/operations.ts';
import type { Sessions } from '../client/sessions.ts';
import { loadNow } from '../measure/machine.ts';
import { type Spread, spreadOf } from '../measure/percentiles.ts';

/** How late lists are, in milliseconds. */
export interface Lag {
  /** From the answer of a write to the first list that shows it, for somebody else. */
  readonly others: Spread;
  /** How long the writer's own next list takes, which waits for the write. */
  readonly own: Spread;
  /** Of the writer's lists, the share that came before the read model and said so. */
  readonly catchingUp: number;
  readonly samples: number;
  readonly load: number;
}

const SAMPLES = 60;
const GIVE_UP_MS = 10_000;

interface ListAnswer {
  readonly data: readonly { readonly id: string; readonly version: number }[];
  readonly meta: { readonly catchingUp?: true };
}

/** Changes records one after the other and asks for each until the read model has it. */
export const measureLag = async (
  { send }: Caller,
  { patch }: Pick<Operations, 'patch'>,
  { writer }: Sessions,
): Promise<Lag> => {
  const listOf = async ({ id }: Written['data'], headers: Record<string, string> = {}) => {
    const reply = await send({
      method: 'GET',
      path: `/api/v1/ipr?id=${id}&columnas=nombre`,
      cookie: writer(),
      headers,
    });
    return { ms: reply.ms, ...jsonOf<ListAnswer>(reply) };
  };
  const write = async () => jsonOf<Written>(await patch()).data;

  const visibleAfter = async () => {
    const written = await write();
    const since = performance.now();
    while (performance.now() - since < GIVE_UP_MS) {
      const { data } = await listOf(written);
      if (data.some(({ version }) => version >= written.version)) break;
    }
    return performance.now() - since;
  };
  const ownList = async () => {
    const written = await write();
    const known = `${written.module}/${written.id}@${written.version}`;
    return listOf(written, { 'x-escrituras': known });
  };

  const others: number[] = [];
  const own: Awaited<ReturnType<typeof ownList>>[] = [];
  for (let count = 0; count < SAMPLES; count += 1) {
    others.push(await visibleAfter());
    own.push(await ownList());
  }
  return {
    others: spreadOf(others),
    own: spreadOf(own.map(({ ms }) => ms)),
    catchingUp: own.filter(({ meta }) => meta.catchingUp).length / own.length,
    samples: SAMPLES,
    load: loadNow(),
  };
};
