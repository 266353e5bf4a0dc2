import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { GoreError } from '../error.ts';
import { invalid, refused } from '../refusals.ts';
import type { Step } from '../store/transact.ts';
import type { StoredRecord } from '../stored.ts';
import type { Work } from './context.ts';

/** Levels a tree may have; deeper ones help nobody and would cost a read each. */
const maxLevels = 30;

const movedMeanwhile = 'ARBOL_MOVIDO';

/** Somebody moved another part of the same tree at the same moment. */
export const treeMoved = (): GoreError =>
  new GoreError('conflicto', 'Otra persona movió algo del mismo árbol a la vez. Intente de nuevo.', {
    code: movedMeanwhile,
  });

const isTreeMoved = (error: unknown): boolean => error instanceof GoreError && error.code === movedMeanwhile;

const looksAtTrees = 5;

/** Runs a write again while others move parts of the trees it looked at. */
export const whileTreesMove = async <T>(write: () => Promise<T>): Promise<T> => {
  for (let look = 1; ; look += 1)
    try {
      return await write();
    } catch (error) {
      if (!isTreeMoved(error) || look === looksAtTrees) throw error;
    }
};

const idIn = (record: StoredRecord, field: string): string | undefined => {
  const id = record.data[field];
  return typeof id === 'string' ? id : undefined;
};

/** Ids from a record up to the root of its tree, both included; deleted records still hold what hangs from them. */
const pathUp = async ({ deps, module, command }: Work, field: string, from: string) => {
  const above = async (id: string): Promise<string | undefined> => {
    const record = await deps.store.get({ tenant: command.actor.tenant, module: module.name, id });
    return record && idIn(record, field);
  };
  const path = [from];
  let root = from;
  for (let id = await above(root); id !== undefined; id = await above(root)) {
    root = id;
    if (path.push(id) > maxLevels)
      throw refused(`El árbol tendría más de ${maxLevels} niveles. Elija un lugar más arriba.`);
  }
  return { path: path.join(), root };
};

const lockOf = async ({ deps: { store }, module, command }: Work, field: string, root: string) => {
  const { arbol } = store.entities;
  const key = { tenant: command.actor.tenant, module: module.name, root, field };
  const { TableName, Key } = arbol.get(key).params<{ TableName: string; Key: Record<string, unknown> }>();
  const { Item } = await store.client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
  const changes = Item ? Number(Item.changes) : 0;
  return { key: { ...key, changes: changes + 1 }, changes };
};

const moveOf = async (
  work: Work,
  field: string,
  record: StoredRecord,
  from: string | undefined,
  to: string | undefined,
): Promise<readonly Step[]> => {
  const starts = [from ?? record.id, ...(to === undefined ? [] : [to])];
  const climb = () => Promise.all(starts.map((start) => pathUp(work, field, start)));
  const paths = await climb();
  if (to !== undefined && paths[1]?.path.includes(record.id))
    throw invalid([{ field, message: 'Ya depende de este registro: elija otro.' }]);
  const roots = [...new Set(paths.map(({ root }) => root))];
  const locks = await Promise.all(roots.map((root) => lockOf(work, field, root)));
  // What moved between the first look and the reading of the locks is seen by a second look; what moves later changes
  // a lock.
  const again = await climb();
  if (again.some(({ path }, at) => path !== paths[at]?.path)) throw treeMoved();
  const { arbol } = work.deps.store.entities;
  return locks.map(({ key, changes }) => ({
    item: {
      Put: arbol
        .put(key)
        .where((attributes, { eq, notExists }) =>
          changes ? eq(attributes.changes, changes) : notExists(attributes.changes),
        )
        .params(),
    },
    failed: treeMoved,
  }));
};

/**
 * Locks the trees a write moves its record out of and into, after proving that the record does not come to hang from
 * itself. A new record has nothing below it, so it needs no lock.
 *
 * @throws GoreError `DATOS_INVALIDOS` for a cycle; `ARBOL_MOVIDO` when the tree changed while it was looked at.
 */
export const treeSteps = async (
  work: Work,
  before: StoredRecord | undefined,
  after: StoredRecord,
): Promise<readonly Step[]> => {
  if (!before) return [];
  const moves = work.module.trees
    .map((field) => ({ field, from: idIn(before, field), to: idIn(after, field) }))
    .filter(({ from, to }) => from !== to);
  const steps = await Promise.all(moves.map(({ field, from, to }) => moveOf(work, field, after, from, to)));
  return steps.flat();
};
