import type { AnyModule } from '../kernel/declare/module.ts';
import { type Importance, sentenceParts } from '../kernel/declare/notice.ts';
import { GoreError } from '../kernel/runtime/error.ts';
import { readingOnce } from '../kernel/runtime/store/reading-once.ts';
import type { StoredRecord } from '../kernel/runtime/stored.ts';
import { labelsFor, peopleKeys, verbsOf, visibleData } from '../kernel/runtime/view/record.ts';
import { within } from '../kernel/runtime/write/authorize.ts';
import { beginWork, type Command, type Work, type WriteDeps } from '../kernel/runtime/write/context.ts';
import { referencesOf } from '../kernel/runtime/write/references.ts';
import type { StoredNotice } from './inbox.ts';
import { batchSentence, quoteOf, sentenceOf, togetherSentence } from './sentence.ts';

/** A notice as somebody reads it. Of a record they no longer see it tells nothing but when. */
export interface NoticeView {
  readonly id: string;
  readonly en: string;
  readonly leido: boolean;
  readonly importancia: Importance;
  /** Absent when the record is out of sight. */
  readonly sobre?: {
    readonly modulo: string;
    readonly registro: string;
    readonly codigo: string;
    /** What kind of thing it is, such as «Trabajo». */
    readonly tipo: string;
    readonly texto: string;
    readonly detalle?: string;
    /** Verb that does something about it, when it is open to the person now. */
    readonly accion?: { readonly verbo: string; readonly label: string };
    /** Job on many records it stands for. */
    readonly lote?: string;
    /** Ready-made filter of the module that lists what it counts: it stands for several. */
    readonly lista?: string;
  };
}

/** A module the person has nothing to do with any more is as good as a record out of sight. */
const workOf = async (deps: WriteDeps, command: Command, module: AnyModule): Promise<Work | undefined> => {
  try {
    return await beginWork(deps, command, module);
  } catch (error) {
    if (error instanceof GoreError) return undefined;
    throw error;
  }
};

/** Whether somebody may see a record now. */
export const sees = async (
  deps: WriteDeps,
  command: Command,
  module: AnyModule,
  record: StoredRecord,
): Promise<boolean> => {
  const work = await workOf(deps, command, module);
  return work !== undefined && !record.eliminadoEn && (await within(work, record, 'leer'));
};

const aboutRecord = async (
  work: Work,
  stored: StoredNotice,
  record: StoredRecord,
): Promise<NoticeView['sobre']> => {
  const { module, command } = work;
  const notice = module.notices[stored.kind];
  if (!notice || record.eliminadoEn || !(await within(work, record, 'leer'))) return undefined;
  const { tenant } = command.actor;
  const visible = visibleData(work, record);
  const said = new Set(sentenceParts(notice.says).flatMap((part) => ('value' in part ? [part.value] : [])));
  const labels = await labelsFor(work, [
    ...referencesOf(module.fields, record.data, tenant)
      .filter(({ field }) => said.has(field))
      .map(({ key }) => key),
    ...peopleKeys(tenant, said.has('actor') ? [stored.actor] : []),
  ]);
  const [actor = 'Alguien'] = Object.values(labels).flatMap((named) => named[stored.actor] ?? []);
  const { acts } = notice;
  const verb = acts === undefined ? undefined : module.transitions[acts];
  const open =
    acts !== undefined && (await verbsOf(work, record)).some((one) => one.name === acts && one.open);
  const detail = stored.batch ? undefined : quoteOf(notice, visible);
  return {
    modulo: module.name,
    registro: record.id,
    codigo: String(visible.codigo ?? ''),
    tipo: module.label.one,
    texto: stored.batch
      ? batchSentence(module, notice, stored.batch)
      : sentenceOf(module, notice, visible, labels, actor),
    ...(detail ? { detalle: detail } : {}),
    ...(open && verb ? { accion: { verbo: acts, label: verb.label } } : {}),
    ...(stored.batch ? { lote: stored.batch } : {}),
  };
};

/** A notice that stands for several says how many, and nothing of any. */
const aboutSeveral = (
  module: AnyModule,
  { kind, event }: StoredNotice,
  counts: Readonly<Record<string, number>>,
): NoticeView['sobre'] => {
  const { together } = module.notices[kind] ?? {};
  return {
    modulo: module.name,
    registro: event.id,
    codigo: '',
    tipo: module.label.many,
    texto: togetherSentence(module, counts),
    ...(together ? { lista: together.list } : {}),
  };
};

/**
 * Notices in words, as the person of the command may see their records now: nothing of a record was kept, so whatever
 * was hidden, suppressed or taken away since is not told.
 */
export const readNotices = async (
  deps: WriteDeps,
  command: Command,
  notices: readonly StoredNotice[],
): Promise<readonly NoticeView[]> => {
  const once = { ...deps, store: readingOnce(deps.store) };
  const { tenant } = command.actor;
  const keys = notices.map(({ event: { module, id } }) => ({ tenant, module, id }));
  const records = new Map(
    (keys.length ? await once.store.getMany(keys) : []).map((record) => [
      `${record.module}/${record.id}`,
      record,
    ]),
  );
  const works = new Map<string, Promise<Work | undefined>>();
  const workFor = (name: string): Promise<Work | undefined> => {
    const module = deps.product.find(name);
    const known = works.get(name) ?? (module ? workOf(once, command, module) : Promise.resolve(undefined));
    works.set(name, known);
    return known;
  };
  return Promise.all(
    notices.map(async (stored): Promise<NoticeView> => {
      const { module, id } = stored.event;
      const record = records.get(`${module}/${id}`);
      const work = await workFor(module);
      const about =
        work && stored.counts
          ? aboutSeveral(work.module, stored, stored.counts)
          : record && work
            ? await aboutRecord(work, stored, record)
            : undefined;
      return {
        id: stored.id,
        en: stored.at,
        leido: stored.readAt !== undefined,
        importancia: stored.importance,
        ...(about ? { sobre: about } : {}),
      };
    }),
  );
};
