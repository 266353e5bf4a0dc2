import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { AnyModule } from '../../declare/module.ts';
import { invalid } from '../refusals.ts';
import { orConflict, type Step } from '../store/transact.ts';
import type { StoredRecord } from '../stored.ts';
import type { Work } from './context.ts';

/** First and last day, and the code people know the record by. */
type Taken = readonly [from: string, to: string, codigo: string];

/** Comes after every date. */
const openEnd = '9999-12-31';

interface Claim {
  readonly value: string;
  readonly taken: Taken;
}

const claimOf = (module: AnyModule, record: StoredRecord | undefined): Claim | undefined => {
  const { span } = module;
  if (!span || !record || record.eliminadoEn || span.free?.includes(record.estado)) return undefined;
  const [value, from, to = openEnd] = [span.by, span.from, span.to].map((name) => record.data[name]);
  if (typeof value !== 'string' || typeof from !== 'string') return undefined;
  return { value, taken: [from, String(to), record.codigo] };
};

const words = ([from, to]: Taken) => {
  const day = (date: string) => date.split('-').reverse().join('-');
  return to === openEnd ? `desde el ${day(from)}` : `del ${day(from)} al ${day(to)}`;
};

const read = async ({ deps: { store } }: Work, key: object) => {
  const { Item } = await store.client.send(
    new GetCommand({ TableName: store.tables.datos, Key: key, ConsistentRead: true }),
  );
  return {
    version: Number(Item?.version ?? 0),
    taken: (Item?.taken ?? {}) as Readonly<Record<string, Taken>>,
  };
};

/**
 * Takes the days of a record and lets go of those it had. All who ask for days of the same `by` write one item, each
 * from the version they read: two who ask at once cannot both have them.
 *
 * @throws GoreError when the days belong to another record, named with its days.
 */
export const spanSteps = async (
  work: Work,
  before: StoredRecord | undefined,
  after: StoredRecord,
): Promise<readonly Step[]> => {
  const { module, deps } = work;
  const [held, wanted] = [claimOf(module, before), claimOf(module, after)];
  if (JSON.stringify(held) === JSON.stringify(wanted)) return [];
  const values = [...new Set([held, wanted].flatMap((claim) => (claim ? [claim.value] : [])))];
  return Promise.all(
    values.map(async (value): Promise<Step> => {
      const key = { tenant: after.tenant, module: module.name, value };
      const { tramo } = deps.store.entities;
      const { Key } = tramo.get(key).params<{ Key: object }>();
      const { version, taken } = await read(work, Key);
      const { [after.id]: _, ...others } = taken;
      const mine = wanted?.value === value ? wanted.taken : undefined;
      const clash = mine && Object.values(others).find(([from, to]) => from <= mine[1] && mine[0] <= to);
      if (clash && module.span)
        throw invalid([
          {
            field: module.span.from,
            message: `Se cruza con ${clash[2]}, ${words(clash)}: elija otras fechas.`,
          },
        ]);
      const item = { ...key, version: version + 1, taken: mine ? { ...others, [after.id]: mine } : others };
      return orConflict({
        Put: version
          ? tramo
              .put(item)
              .where((has, { eq }) => eq(has.version, version))
              .params()
          : tramo.create(item).params(),
      });
    }),
  );
};
