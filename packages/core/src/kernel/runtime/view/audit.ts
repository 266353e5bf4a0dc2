import type { Json } from '../../declare/json.ts';
import type { AnyModule } from '../../declare/module.ts';
import { personalValues } from '../../declare/personal.ts';
import { type EntryKey, entryName, readEntries } from '../audit/entries.ts';
import type { Link } from '../audit/verify.ts';
import {
  type ChangeInWords,
  changesInWords,
  inputInWords,
  type SaidInWords,
  verbLabel,
} from '../audit/words.ts';
import { beginWork, type Command, type Work, type WriteDeps } from '../write/context.ts';
import { type Labels, labelsFor, peopleKeys } from './record.ts';

/** An entry of the audit, as those who review it read it. */
export interface ReviewedEntry {
  readonly module: string;
  readonly moduleLabel: string;
  readonly id: string;
  readonly codigo: string;
  readonly seq: number;
  /** UTC. */
  readonly at: string;
  readonly actor: { readonly id: string; readonly nombre: string };
  readonly verb: string;
  readonly label: string;
  readonly changes: readonly ChangeInWords[];
  readonly input: readonly SaidInWords[];
  readonly requestId: string;
  readonly hash: string;
  /** Only for those who may review the whole audit. */
  readonly ip?: string;
  readonly batch?: string;
  readonly cause?: string;
}

/** Entries and the words for the ids in them. */
export interface ReviewedEntries {
  readonly data: readonly ReviewedEntry[];
  readonly refs: Labels;
}

/** Said in place of a personal value: it is read in the history of its record, by those who may. */
const personalNote = 'dato personal: véalo en el historial del registro';

/** Codes of choices and states in the words of the module; other values as they are. */
const worded = (module: AnyModule, field: string, value: Json): Json => {
  if (typeof value === 'boolean') return value ? 'Sí' : 'No';
  if (Array.isArray(value)) return value.map((one) => worded(module, field, one));
  if (typeof value !== 'string') return value;
  const words = field === 'estado' ? module.states[value]?.label : module.fields[field]?.choices?.[value];
  return words ?? value;
};

const inTheirWords = ({ module }: Work, { before, after, ...change }: ChangeInWords): ChangeInWords => ({
  ...change,
  ...(before === undefined ? {} : { before: worded(module, change.field, before) }),
  ...(after === undefined ? {} : { after: worded(module, change.field, after) }),
  ...(change.suprimido ? { suprimido: personalNote } : {}),
});

const reviewed = (work: Work, link: Link, codigo: string, withAddress: boolean): ReviewedEntry => {
  const { entry, hash } = link;
  const hidden = work.access.hidden(work.module.name);
  const changes = changesInWords(work, entry, undefined, hidden);
  return {
    module: entry.module,
    moduleLabel: work.module.label.one,
    id: entry.id,
    codigo,
    seq: entry.seq,
    at: entry.at,
    actor: { id: entry.actor, nombre: '' },
    verb: entry.verb,
    label: verbLabel(work.module, entry.verb),
    changes: changes.map((change) => inTheirWords(work, change)),
    input: inputInWords(work, entry),
    requestId: entry.requestId,
    hash,
    ...(entry.ip && withAddress ? { ip: entry.ip } : {}),
    ...(entry.batch ? { batch: entry.batch } : {}),
    ...(entry.cause ? { cause: entry.cause } : {}),
  };
};

const pointedAt = (work: Work, tenant: string, entry: ReviewedEntry) =>
  entry.changes.flatMap(({ field, before, after }) => {
    const module = work.module.fields[field]?.module;
    return module
      ? [before, after].flat().flatMap((id) => (typeof id === 'string' ? [{ tenant, module, id }] : []))
      : [];
  });

/**
 * Reads entries found by a search of the audit, in their order. Personal values are never among them.
 *
 * @param withAddress tells the addresses the changes came from.
 */
export const viewEntries = async (
  deps: WriteDeps,
  command: Command,
  keys: readonly Omit<EntryKey, 'tenant'>[],
  withAddress: boolean,
): Promise<ReviewedEntries> => {
  const { tenant } = command.actor;
  const links = await readEntries(
    deps.store,
    keys.map((key) => ({ ...key, tenant })),
  );
  const works = new Map<string, Work>();
  for (const name of new Set(keys.map(({ module }) => module))) {
    const module = deps.product.find(name);
    if (module) works.set(name, await beginWork(deps, command, module));
  }
  const told = keys.flatMap((key) => {
    const [work, link] = [works.get(key.module), links.get(entryName(key))];
    if (!work || !link) return [];
    const isPersonal = personalValues(work.module).has('codigo');
    const isHidden = work.access.hidden(key.module).has('codigo');
    const codigo = isPersonal || isHidden ? '' : link.entry.codigo;
    return [{ work, entry: reviewed(work, link, codigo, withAddress) }];
  });
  const [first] = works.values();
  const people = peopleKeys(
    tenant,
    told.map(({ entry }) => entry.actor.id),
  );
  const refs = first
    ? await labelsFor(first, [
        ...people,
        ...told.flatMap(({ work, entry }) => pointedAt(work, tenant, entry)),
      ])
    : {};
  return {
    data: told.map(({ entry }) => ({
      ...entry,
      actor: { ...entry.actor, nombre: refs.usuario?.[entry.actor.id] ?? 'Persona' },
    })),
    refs,
  };
};
