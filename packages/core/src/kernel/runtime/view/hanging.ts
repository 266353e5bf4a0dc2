import type { AnyModule } from '../../declare/module.ts';
import type { Product } from '../../declare/product.ts';
import { type Attachable, carries } from '../../declare/subject.ts';
import { notFound } from '../refusals.ts';
import { pointingAt } from '../store/pointing.ts';
import { readingOnce } from '../store/reading-once.ts';
import type { RecordKey } from '../store/store.ts';
import type { StoredRecord } from '../stored.ts';
import { load, within } from '../write/authorize.ts';
import { beginWork, type Command, type Work, type WriteDeps } from '../write/context.ts';
import { referencesOf } from '../write/references.ts';
import { type Labels, labelsFor, peopleKeys, type VerbStatus, verbsOf, visibleData } from './record.ts';

/** One thing that hangs on a record, with what the actor may do with it. */
export interface Hanging {
  readonly data: Readonly<Record<string, unknown>>;
  readonly verbs: readonly VerbStatus[];
}

/** What hangs on a record, newest first. */
export interface HangingPage {
  readonly data: readonly Hanging[];
  readonly meta: {
    readonly refs: Labels;
    /** Module of what hangs there. */
    readonly module: string;
    /** Whether the actor may hang something more. */
    readonly add: boolean;
    /** Only the newest are here. */
    readonly more: boolean;
  };
}

/** Most that one answer brings. */
const most = 300;

/** Ids are in the order they were given out. */
const newestFirst = (a: Pick<RecordKey, 'id'>, b: Pick<RecordKey, 'id'>): number => (a.id < b.id ? 1 : -1);

const hangingModule = (product: Product, carrier: AnyModule, as: Attachable) => {
  const module = product.modules.find(({ subject }) => subject?.as === as);
  if (!module?.subject || !carries(carrier, as)) throw notFound();
  return { module, subject: module.subject };
};

/**
 * Reads what hangs on a record and is within reach, by key: it needs no read model and sees the latest write.
 *
 * @param besides what is shown with it though it hangs on another.
 */
export const viewHanging = async (
  deps: WriteDeps,
  command: Command,
  about: { readonly module: string; readonly id: string; readonly as: Attachable },
  besides: readonly RecordKey[] = [],
): Promise<HangingPage> => {
  const carrier = deps.product.find(about.module);
  if (!carrier) throw notFound();
  const { module, subject } = hangingModule(deps.product, carrier, about.as);
  const once: WriteDeps = { ...deps, store: readingOnce(deps.store) };
  const above = await beginWork(once, command, carrier);
  const record = await load(above, about.id);
  const work = await beginWork(once, command, module);
  const keys = await pointingAt(once.store, record, { module: module.name, field: subject.by });
  const newest = keys.toSorted(newestFirst).slice(0, most);
  const found = await once.store.getMany([...newest, ...besides]);
  const shown = await inReach(work, found.toSorted(newestFirst));
  const { tenant } = command.actor;
  const refs = await labelsFor(work, [
    ...shown.flatMap(({ data }) => referencesOf(module.fields, data, tenant).map(({ key }) => key)),
    ...peopleKeys(
      tenant,
      shown.map(({ creadoPor }) => creadoPor),
    ),
  ]);
  return {
    data: await Promise.all(
      shown.map(async (one) => ({ data: visibleData(work, one), verbs: await verbsOf(work, one) })),
    ),
    meta: {
      refs,
      module: module.name,
      add:
        work.access.may(module.name, 'crear') &&
        (await within(above, record, String(subject.verbs.crear), carrier)),
      more: keys.length > most,
    },
  };
};

const inReach = async (work: Work, records: readonly StoredRecord[]): Promise<readonly StoredRecord[]> => {
  const reached = await Promise.all(
    records.map((record) => record.eliminadoEn === undefined && within(work, record, 'leer')),
  );
  return records.filter((_, at) => reached[at]);
};

/** Which of some people read a record. @throws GoreError `NO_ENCONTRADO` when whoever asks does not. */
export const readersAmong = async (
  deps: WriteDeps,
  command: Command,
  about: { readonly module: string; readonly id: string },
  people: readonly Command['actor'][],
): Promise<ReadonlySet<string>> => {
  const module = deps.product.find(about.module);
  if (!module) throw notFound();
  const record = await load(await beginWork(deps, command, module), about.id);
  const reading = await Promise.all(
    people.map(async (actor) => {
      const work = await beginWork(deps, { ...command, actor }, module);
      return within(work, record, 'leer');
    }),
  );
  return new Set(people.flatMap(({ id }, at) => (reading[at] ? [id] : [])));
};
