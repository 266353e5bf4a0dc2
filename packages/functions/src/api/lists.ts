import type { ListPage, ListRequest } from '@gore/core/kernel/readmodel/list.ts';
import type { WrittenVersion } from '@gore/core/kernel/readmodel/projected.ts';
import type { ReadModel } from '@gore/core/kernel/readmodel/query.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import { labelsFor, peopleKeys } from '@gore/core/kernel/runtime/view/record.ts';
import type { Work } from '@gore/core/kernel/runtime/write/context.ts';
import { referencesOf } from '@gore/core/kernel/runtime/write/references.ts';
import { assignedToActor, freshRecords, newestInReach, rowOf } from './fallback.ts';
import { isOwn, isPlain } from './list-request.ts';
import { asking, readContext } from './read-context.ts';

/** A list as the API answers it. */
export interface ListAnswer {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly meta: {
    readonly total: number;
    readonly totalExact: boolean;
    readonly next: string | null;
    readonly refs: unknown;
    /** The person's latest change is shown, but counts and order may lag behind it. */
    readonly catchingUp?: true;
    /** The read model is away: these are only the newest records. */
    readonly degraded?: true;
  };
}

const answerOf = ({ rows, total, totalExact, next, refs }: ListPage): ListAnswer => ({
  data: rows,
  meta: { total, totalExact, next, refs },
});

const overlay = async (
  work: Work,
  page: ListPage,
  request: ListRequest,
  missing: readonly WrittenVersion[],
) => {
  const { tenant } = work.command.actor;
  const ids = new Set(missing.map(({ id }) => id));
  const fresh = await freshRecords(
    work,
    missing.map(({ module, id }) => ({ tenant, module, id })),
  );
  const byId = new Map(fresh.map((record) => [record.id, record]));
  const kept = page.rows.flatMap((row) => {
    if (!ids.has(row.id)) return [row];
    const record = byId.get(row.id);
    return record ? [rowOf(work, record, request.columns)] : [];
  });
  const shown = new Set(page.rows.map(({ id }) => id));
  const added = isPlain(work.module, request) ? fresh.filter(({ id }) => !shown.has(id)) : [];
  const { data, meta } = answerOf(page);
  return {
    data: data.length ? [...added.map((record) => rowOf(work, record, request.columns)), ...kept] : kept,
    meta: { ...meta, catchingUp: true as const },
  };
};

const degraded = async (
  work: Work,
  request: ListRequest,
  records: readonly StoredRecord[],
): Promise<ListAnswer> => {
  const { tenant } = work.command.actor;
  const refs = await labelsFor(work, [
    ...records.flatMap((record) =>
      referencesOf(work.module.fields, record.data, tenant).map(({ key }) => key),
    ),
    ...peopleKeys(
      tenant,
      records.flatMap(({ creadoPor, actualizadoPor }) => [creadoPor, actualizadoPor]),
    ),
  ]);
  return {
    data: records.slice(0, request.limit).map((record) => rowOf(work, record, request.columns)),
    meta: { total: records.length, totalExact: false, next: null, refs, degraded: true },
  };
};

/**
 * Answers a list. What its reader wrote a moment ago is waited for, or laid over; while the read model is away, the
 * newest records and one's own still come, from the system of record.
 */
export const answerList = async (
  work: Work,
  readModel: ReadModel,
  zone: string,
  request: ListRequest,
  writes: readonly WrittenVersion[],
): Promise<ListAnswer> => {
  const { deps, command, module, extra, blocked } = work;
  const context = await readContext(deps, command.actor, zone, blocked, { module: module.name, extra });
  const own = writes.filter((write) => write.module === module.name);
  try {
    return await asking(async () => {
      const missing = own.length ? await readModel.projectedVersions(command.actor.tenant, own) : [];
      const page = await readModel.list(context, request);
      return missing.length ? overlay(work, page, request, missing) : answerOf(page);
    });
  } catch (error) {
    if (!(error instanceof GoreError) || error.kind !== 'no_disponible') throw error;
    if (isPlain(module, request)) return degraded(work, request, await newestInReach(work));
    if (isOwn(module, request, command.actor.id)) return degraded(work, request, await assignedToActor(work));
    throw error;
  }
};
