import type { AnyModule } from '../../declare/module.ts';
import type { AuditEntry, Sidecar } from '../audit/chain.ts';
import {
  type ChangeInWords,
  changesInWords,
  inputInWords,
  type SaidInWords,
  verbLabel,
} from '../audit/words.ts';
import { GoreError } from '../error.ts';
import { notFound } from '../refusals.ts';
import { readPartition } from '../store/partition.ts';
import type { RecordKey } from '../store/store.ts';
import { load } from '../write/authorize.ts';
import { beginWork, type Command, type Work, type WriteDeps } from '../write/context.ts';
import { type Labels, labelsFor, peopleKeys } from './record.ts';

/** One thing that happened to a record, in the words of its module. */
export interface HistoryEntry {
  readonly seq: number;
  readonly at: string;
  readonly actor: { readonly id: string; readonly nombre: string };
  /** People the actor stood in for. */
  readonly standsFor?: readonly string[];
  readonly verb: string;
  readonly label: string;
  readonly changes: readonly ChangeInWords[];
  readonly input: readonly SaidInWords[];
  /** Why the verb was refused: it was tried and nothing changed. */
  readonly refused?: string;
  readonly batch?: string;
}

/** A page of the history, newest first. */
export interface HistoryPage {
  readonly data: readonly HistoryEntry[];
  readonly meta: { readonly next: string | null; readonly refs: Labels };
}

const pageSize = 30;

const cursorSeq = (cursor: string | undefined): number | undefined => {
  if (cursor === undefined) return undefined;
  const seq = Number(cursor);
  if (!Number.isSafeInteger(seq) || seq < 1)
    throw new GoreError('malformado', 'La página pedida no existe: vuelva al comienzo del historial.');
  return seq;
};

const readNewest = (work: Work, prefix: 'AUD' | 'RES', key: RecordKey, below: number | undefined) =>
  readPartition(
    work.deps.store,
    {
      KeyConditionExpression: below === undefined ? 'pk = :pk' : 'pk = :pk AND sk < :below',
      ExpressionAttributeValues: {
        ':pk': `${prefix}#${key.tenant}#${key.module}#${key.id}`,
        ...(below === undefined ? {} : { ':below': `v#${String(below).padStart(9, '0')}` }),
      },
      ScanIndexForward: false,
    },
    pageSize + 1,
  );

const pointedAt = (module: AnyModule, tenant: string, entry: HistoryEntry): readonly RecordKey[] =>
  entry.changes.flatMap(({ field, before, after }) => {
    const target = module.fields[field]?.module;
    if (!target) return [];
    return [before, after]
      .flat()
      .flatMap((id) => (typeof id === 'string' ? [{ tenant, module: target, id }] : []));
  });

/** Reads what happened to a record, as far as the actor may see its fields. */
export const viewHistory = async (
  deps: WriteDeps,
  command: Command,
  moduleName: string,
  id: string,
  cursor?: string,
): Promise<HistoryPage> => {
  const module = deps.product.find(moduleName);
  if (!module) throw notFound();
  const below = cursorSeq(cursor);
  const work = await beginWork(deps, command, module);
  const record = await load(work, id);
  const { tenant } = command.actor;
  const [links, sidecars] = await Promise.all([
    readNewest(work, 'AUD', record, below),
    readNewest(work, 'RES', record, below),
  ]);
  const aside = new Map(sidecars.map((item) => [Number(item.seq), item.values as Sidecar]));
  const entries = links.slice(0, pageSize).map((item) => item.entry as AuditEntry);
  const hidden = work.access.hidden(module.name);
  const data = entries.map(
    (entry): HistoryEntry => ({
      seq: entry.seq,
      at: entry.at,
      actor: { id: entry.actor, nombre: '' },
      ...(entry.standsFor ? { standsFor: entry.standsFor } : {}),
      verb: entry.verb,
      label: verbLabel(module, entry.verb),
      changes: changesInWords(work, entry, aside.get(entry.seq), hidden),
      input: inputInWords(work, entry),
      ...(entry.refused === undefined ? {} : { refused: entry.refused }),
      ...(entry.batch ? { batch: entry.batch } : {}),
    }),
  );
  const refs = await labelsFor(work, [
    ...peopleKeys(
      tenant,
      entries.flatMap(({ actor, standsFor = [] }) => [actor, ...standsFor]),
    ),
    ...data.flatMap((entry) => pointedAt(module, tenant, entry)),
  ]);
  const last = entries.at(-1);
  return {
    data: data.map((entry) => ({
      ...entry,
      actor: { ...entry.actor, nombre: refs.usuario?.[entry.actor.id] ?? 'Persona' },
    })),
    meta: { next: last && links.length > pageSize ? String(last.seq) : null, refs },
  };
};
