import type { AnyModule } from '../kernel/declare/module.ts';
import {
  isOfPeople,
  nameOfEmail,
  nameOfRecord,
  nameOfRun,
  type PersonName,
  runFields,
} from '../kernel/declare/people.ts';
import { personalValues } from '../kernel/declare/personal.ts';
import type { Product } from '../kernel/declare/product.ts';
import type { Blocked } from '../kernel/declare/record.ts';
import { readBlocked } from '../kernel/runtime/access/blocked.ts';
import { type PeopleIndex, recordsNaming } from '../kernel/runtime/people/index-entries.ts';
import type { RecordKey } from '../kernel/runtime/store/store.ts';
import type { StoredRecord } from '../kernel/runtime/stored.ts';
import { nameOf, referencesOf } from '../kernel/runtime/write/references.ts';
import type { Dossier, HeldModule, HeldRecord, HeldTrace } from './dossier.ts';
import { concernOf, type Sought } from './held.ts';
import { pastValues } from './past.ts';
import { type Names, valueWords } from './words.ts';

/** Reads what is kept about people outside the records, by the ids of their records. */
export type PersonTraces = (tenant: string, people: readonly RecordKey[]) => Promise<readonly HeldTrace[]>;

/** What gathering needs. */
export interface GatherDeps extends PeopleIndex {
  readonly traces: PersonTraces;
  readonly now: () => string;
}

/** Records that point at the person and are told one by one; whoever answers for an office may have thousands. */
const mostReferences = 500;

const emailsOf = ({ fields }: AnyModule, { data }: StoredRecord): readonly PersonName[] =>
  Object.entries(fields).flatMap(([name, { kind, options }]) => {
    const value = data[name];
    return kind === 'email' && options.personal && typeof value === 'string' ? [nameOfEmail(value)] : [];
  });

/** The record and its module, when the record is the person. */
const asPerson = (product: Product, record: StoredRecord, run: string) => {
  const module = product.find(record.module);
  const isPerson =
    module && isOfPeople(module) && runFields(module).some((name) => record.data[name] === run);
  return isPerson ? [{ module, record }] : [];
};

const distinct = (keys: readonly RecordKey[]): readonly RecordKey[] => [
  ...new Map(keys.map((key) => [nameOf(key), key])).values(),
];

/** Where the search leads: the records of the person, those that name them, and those that point at them. */
const follow = async (deps: GatherDeps, tenant: string, run: string) => {
  const { store, product } = deps;
  const naming = (name: PersonName) => recordsNaming(deps, tenant, name);
  const direct = await store.getMany(await naming(nameOfRun(run)));
  const own = direct.flatMap((record) => asPerson(product, record, run));
  const emails = new Set(own.flatMap(({ module, record }) => emailsOf(module, record)));
  const records = new Set(own.map(({ record }) => nameOfRecord(record.module, record.id)));
  const byEmail = (await Promise.all([...emails].map(naming))).flat();
  const pointing = distinct((await Promise.all([...records].map(naming))).flat());
  const told = pointing.slice(0, mostReferences);
  return {
    own: own.map(({ record }) => record),
    named: new Set(direct.map(nameOf)),
    sought: { run, emails, records },
    found: await store.getMany(distinct([...direct, ...byEmail, ...told])),
    untold: pointing.length - told.length,
  };
};

/** What the records that values point at are called; people other than the one sought keep their name. */
const namesFor = async (
  { store, product }: GatherDeps,
  own: readonly RecordKey[],
  keys: readonly RecordKey[],
): Promise<Names> => {
  const theirs = new Set(own.map(nameOf));
  const open = keys.filter((key) => !product.people.has(key.module) || theirs.has(nameOf(key)));
  const records = await store.getMany(open);
  const titles = records.map((record): readonly [string, string] => {
    const title = record.data[product.find(record.module)?.title ?? ''];
    return [record.id, typeof title === 'string' ? title : record.codigo];
  });
  return new Map([...keys.map(({ id }) => [id, 'Otra persona'] as const), ...titles]);
};

interface Search {
  readonly sought: Sought;
  /** Records the RUN itself leads to. */
  readonly named: ReadonlySet<string>;
  readonly names: Names;
  readonly blocked: Blocked;
}

const heldRecord = async (
  deps: GatherDeps,
  record: StoredRecord,
  { sought, named, names, blocked }: Search,
): Promise<HeldRecord | undefined> => {
  const module = deps.product.find(record.module);
  if (!module) return undefined;
  const { ties, shared, values } = concernOf(module, record.data, deps.product.people, sought);
  // A history holds the person only where the RUN once stood, and there the index leads by the RUN.
  const past = named.has(nameOf(record)) ? await pastValues(deps.store, module, record, sought.run) : [];
  if (!ties.length && !past.length) return undefined;
  return {
    module: module.name,
    label: module.label.one,
    id: record.id,
    codigo: personalValues(module).has('codigo') ? '' : record.codigo,
    estado: module.states[record.estado]?.label ?? record.estado,
    ties: ties.length ? ties : ['historia'],
    shared,
    blocked: blocked.get(module.name)?.has(record.id) ?? false,
    deleted: record.eliminadoEn !== undefined,
    values: values.map(({ name, field, value }) => ({
      field: name,
      label: field.label,
      value,
      text: valueWords(field, value, names),
    })),
    past,
  };
};

/** The records of people come first, then what is about them, then what only points at them. */
const rankOf = (product: Product, { module, records }: HeldModule): number => {
  if (product.people.has(module) && records.some(({ ties }) => ties.includes('titular'))) return 0;
  return records.some(({ ties }) => ties.some((tie) => tie !== 'referencia')) ? 1 : 2;
};

const byModule = (product: Product, records: readonly HeldRecord[]): readonly HeldModule[] => {
  const held = product.modules.flatMap((module): readonly HeldModule[] => {
    const own = records.filter((record) => record.module === module.name);
    const { purpose = '', basis = '' } = module.personalData ?? {};
    return own.length
      ? [{ module: module.name, label: module.label.many, purpose, basis, retention: '', records: own }]
      : [];
  });
  return held.toSorted((a, b) => rankOf(product, a) - rankOf(product, b));
};

/**
 * Gathers everything an institution holds about a RUN: records of every module, living, deleted and blocked, what
 * their histories still hold, and the traces of the account. It reads the system of record alone, strongly: the index
 * of people says where to look, and each record is looked at again.
 *
 * @param run canonical, such as `12345678-5`.
 */
export const gatherPerson = async (deps: GatherDeps, tenant: string, run: string): Promise<Dossier> => {
  const [{ own, named, sought, found, untold }, blocked] = await Promise.all([
    follow(deps, tenant, run),
    readBlocked(deps.store, tenant),
  ]);
  const pointed = found.flatMap((record) =>
    referencesOf(deps.product.find(record.module)?.fields ?? {}, record.data, tenant).map(({ key }) => key),
  );
  const names = await namesFor(deps, own, distinct(pointed));
  const held = await Promise.all(
    found.map((record) => heldRecord(deps, record, { sought, named, names, blocked })),
  );
  const records = held.filter((record) => record !== undefined);
  return {
    tenant,
    run,
    at: deps.now(),
    modules: byModule(deps.product, records),
    traces: await deps.traces(tenant, own),
    untold,
  };
};
