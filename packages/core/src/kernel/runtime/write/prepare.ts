import type { FieldKind } from '../../declare/field.ts';
import type { Json } from '../../declare/json.ts';
import { leavesOf } from '../../declare/leaves.ts';
import { personalValues } from '../../declare/personal.ts';
import type { Folio } from '../../declare/verb.ts';
import { policyMoved, policyNamed } from '../access/policy-store.ts';
import { type AuditEntry, conceal, entryHash, type Sidecar, suppressed } from '../audit/chain.ts';
import { isOfTenant } from '../file-terms.ts';
import { personSteps } from '../people/index-entries.ts';
import { invalid } from '../refusals.ts';
import { recordItemKey } from '../store/item-keys.ts';
import type { RecordKey } from '../store/store.ts';
import { orConflict, type Step } from '../store/transact.ts';
import type { StoredRecord } from '../stored.ts';
import { backrefSteps } from './backrefs.ts';
import type { Work } from './context.ts';
import { recordDifferences } from './draft.ts';
import { guardSteps } from './guards.ts';
import { nameOf, newReferences, proveReferences } from './references.ts';
import { limitedParents, type TotalsChange, totalsChange, totalsSteps } from './rollups.ts';
import { spanSteps } from './span.ts';
import { treeSteps } from './trees.ts';

/** A write ready to be judged by the table: what the record was, what it becomes, and on whose word. */
export interface Proposal {
  readonly before?: StoredRecord;
  /** The new version, without the hash that only its audit entry can give. */
  readonly after: Omit<StoredRecord, 'hash'>;
  readonly verb: string;
  readonly input?: Readonly<Record<string, Json>>;
  /** People the actor stands in for in this. */
  readonly standsFor?: readonly string[];
  /** Records a guard read: the write holds only if none of them changed since. */
  readonly read?: readonly StoredRecord[];
  readonly folio?: Folio | undefined;
  /** The verb was refused with this sentence: the record stays as it is and its history tells of the attempt. */
  readonly refused?: string;
  /** Resolution that orders personal values deleted: those this write takes away are kept nowhere. */
  readonly resolution?: string;
  /** The record ends with this write: of it remain its history and a tombstone. */
  readonly last?: true;
  /** What everybody's next request looks at changes with it, also in a module that is not of the policy. */
  readonly movesPolicy?: true;
  /** Items that are written with it or not at all. */
  readonly also?: readonly Step[];
}

const auditOf = (work: Work, proposal: Proposal, next: StoredRecord) => {
  const { before, after, verb, input, refused, resolution, standsFor } = proposal;
  const { command, module } = work;
  const personal = personalValues(module);
  const { changes, sidecar } = conceal(recordDifferences(before, next), (field) => personal.has(field));
  const entry: AuditEntry = {
    tenant: after.tenant,
    module: after.module,
    id: after.id,
    codigo: personal.has('codigo') ? '' : after.codigo,
    seq: after.version,
    at: work.clock.now,
    actor: command.actor.id,
    verb,
    estado: after.estado,
    changes,
    requestId: command.requestId,
    depth: command.depth ?? 0,
    prev: before?.hash ?? '',
    ...(standsFor?.length ? { standsFor } : {}),
    ...(input && Object.keys(input).length ? { input } : {}),
    ...(refused === undefined ? {} : { refused }),
    ...(command.ip ? { ip: command.ip } : {}),
    ...(command.cause ? { cause: command.cause } : {}),
    ...(command.batch ? { batch: command.batch } : {}),
  };
  return {
    entry,
    sidecar: resolution === undefined ? sidecar : suppressed(sidecar, resolution),
    hash: entryHash(entry),
  };
};

/** Whose child the record is and whose work; said even when nobody's, since the old record may still say so. */
const placement = (work: Work, { data }: Pick<StoredRecord, 'data'>) => {
  const { parent = '', assignee = '', fields } = work.module;
  const [parentId, assigneeId] = [data[parent], data[assignee]];
  return {
    parent: typeof parentId === 'string' ? `${fields[parent]?.module}#${parentId}` : undefined,
    assignee: typeof assigneeId === 'string' ? assigneeId : undefined,
  };
};

const recordStep = (work: Work, before: StoredRecord | undefined, next: StoredRecord): Step => {
  const { registro } = work.deps.store.entities;
  const item = { ...next, ...placement(work, next) };
  return orConflict({
    Put: before
      ? registro
          .put(item)
          .where(({ version }, { eq }) => eq(version, before.version))
          .params()
      : registro.create(item).params(),
  });
};

type Delete = NonNullable<Step['item']['Delete']>;
type Put = NonNullable<Step['item']['Put']>;

/** The record goes, and a tombstone keeps the head of its chain. */
const endSteps = (work: Work, before: StoredRecord, { version, hash }: StoredRecord): readonly Step[] => {
  const { registro, lapida, saldo } = work.deps.store.entities;
  const { tenant, module, id } = before;
  const key = { tenant, module, id };
  const gone = registro
    .remove(key)
    .where((record, { eq }) => eq(record.version, before.version))
    .params<Delete>();
  const stone = lapida.create({ ...key, version, hash, at: work.clock.now }).params<Put>();
  const items: readonly Step['item'][] = [
    { Delete: gone },
    { Put: stone },
    ...(Object.keys(work.module.rollups).length ? [{ Delete: saldo.delete(key).params<Delete>() }] : []),
  ];
  return items.map(orConflict);
};

/** Kinds whose values may name a file: what was uploaded, and shapes too long for a record. */
const holdsFiles: ReadonlySet<FieldKind> = new Set<FieldKind>(['file', 'geometry']);

/** A file may only be one this institution uploaded. */
const refuseForeignFiles = (work: Work, record: StoredRecord) => {
  const faults = leavesOf(work.module.fields, record.data).flatMap(({ name, field, value }) => {
    const key = holdsFiles.has(field.kind) ? (value as { readonly key?: unknown }).key : undefined;
    return key === undefined || isOfTenant(record.tenant, String(key))
      ? []
      : [{ field: name, message: 'Suba el archivo de nuevo.' }];
  });
  if (faults.length) throw invalid(faults);
};

/** A record whose code is its natural key must have something in it. */
const refuseNameless = ({ module }: Work, { codigo }: StoredRecord) => {
  if (codigo === '' && 'natural' in module.code)
    throw invalid(
      module.code.natural.map((field) => ({
        field,
        message: 'Complete alguno de estos datos: por ellos se reconoce el registro.',
      })),
    );
};

const auditSteps = (work: Work, entry: AuditEntry, hash: string, sidecar: Sidecar): readonly Step[] => {
  const { auditoria, reserva } = work.deps.store.entities;
  const { tenant, module, id, seq } = entry;
  const append = orConflict({ Put: auditoria.create({ tenant, module, id, seq, entry, hash }).params() });
  if (!Object.keys(sidecar).length) return [append];
  return [append, orConflict({ Put: reserva.create({ tenant, module, id, seq, values: sidecar }).params() })];
};

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

const maxBytes = 200_000;

const refuseOversize = (record: StoredRecord) => {
  if (bytesOf([record.data, record.extra ?? {}]) > maxBytes)
    throw invalid([
      { field: '', message: 'El registro es demasiado grande: acorte los textos o use archivos.' },
    ]);
};

/** DynamoDB takes items of 409,600 bytes, counted more kindly than JSON; keys and marks take a part of the rest. */
const maxEntryBytes = 395_000;

/** The history keeps what was, what is and what was asked: together they may be more than one item holds. */
const refuseOversizeEntry = (entry: AuditEntry, sidecar: Sidecar) => {
  if (Math.max(bytesOf(entry), bytesOf(sidecar)) > maxEntryBytes)
    throw invalid([
      {
        field: '',
        message: 'El cambio es demasiado grande para su historial: guárdelo en partes o acorte los textos.',
      },
    ]);
};

/** The record is alive, or exactly as it was read at a version. */
const stillThere = (work: Work, key: RecordKey, version?: number): Step =>
  orConflict({
    ConditionCheck: {
      TableName: work.deps.store.tables.datos,
      Key: recordItemKey(key),
      ...(version === undefined
        ? {
            ConditionExpression: 'attribute_exists(#pk) AND attribute_not_exists(#gone)',
            ExpressionAttributeNames: { '#pk': 'pk', '#gone': 'eliminadoEn' },
          }
        : {
            ConditionExpression: '#version = :version',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':version': version },
          }),
    },
  });

/** The steps of one proposal, and the version they lead to. */
export interface Prepared {
  readonly next: StoredRecord;
  readonly steps: readonly Step[];
  /** Checks on other records by name; several proposals of one transaction share them. */
  readonly checks: ReadonlyMap<string, Step>;
}

/** A proposal with the work it belongs to. */
export interface Write {
  readonly work: Work;
  readonly proposal: Proposal;
}

/** Reads records by key; a batch passes one that remembers what it read. */
export type Lookup = (keys: readonly RecordKey[]) => Promise<readonly StoredRecord[]>;

const judgeDraft = (work: Work, draft: StoredRecord): void => {
  refuseOversize(draft);
  refuseForeignFiles(work, draft);
  refuseNameless(work, draft);
};

/** What a write needs of others: the records it points at, those whose limits it counts against, those it read. */
const lookAround = async (
  { work, proposal }: Write,
  draft: StoredRecord,
  totals: TotalsChange,
  lookup: Lookup,
) => {
  const references = newReferences(work.module.fields, proposal.before, draft);
  const limited = limitedParents(totals);
  const read = new Map((proposal.read ?? []).map((record) => [nameOf(record), record]));
  const wanted = [...references.map(({ key }) => key), ...limited].filter((key) => !read.has(nameOf(key)));
  const found = wanted.length ? await lookup(wanted) : [];
  const targets = new Map([...read, ...found.map((record) => [nameOf(record), record] as const)]);
  await proveReferences(work, draft, references, targets);
  const limits = new Set(limited.map(nameOf));
  const checks = new Map(references.map(({ key }) => [nameOf(key), stillThere(work, key)] as const));
  for (const [name, record] of targets)
    if (read.has(name) || limits.has(name)) checks.set(name, stillThere(work, record, record.version));
  return { targets, checks };
};

const prepareAlone = async (write: Write, lookup: Lookup) => {
  const { work, proposal } = write;
  const { before } = proposal;
  const { deps, module } = work;
  const draft: StoredRecord = { ...proposal.after, hash: '' };
  judgeDraft(work, draft);
  const totals = totalsChange(work, before, draft);
  const { targets, checks } = await lookAround(write, draft, totals, lookup);
  if (module.policy || proposal.movesPolicy) checks.set('politica', policyMoved(deps.store, draft.tenant));
  const { entry, sidecar, hash } = auditOf(work, proposal, draft);
  refuseOversizeEntry(entry, sidecar);
  const next = { ...draft, hash };
  return {
    next,
    totals,
    targets,
    checks,
    steps: [
      ...(module.span ? await spanSteps(work, before, next) : []),
      ...(module.policy && !before ? [policyNamed(deps.store, next)] : []),
      ...(before && proposal.last ? endSteps(work, before, next) : [recordStep(work, before, next)]),
      ...auditSteps(work, entry, hash, sidecar),
      ...personSteps(deps, before, next),
      ...guardSteps(deps.store, module, before, next),
      ...backrefSteps(deps.store, module, before, next),
      ...(await treeSteps(work, before, next)),
      ...(proposal.also ?? []),
    ],
  };
};

/** Turns proposals that stand or fall together into the items of one transaction, after proving what they point at. */
export const prepareTogether = async (
  writes: readonly [Write, ...Write[]],
  lookup: Lookup,
): Promise<Prepared> => {
  const drafts = new Map(
    writes.map(({ proposal }) => [nameOf(proposal.after), { ...proposal.after, hash: '' }] as const),
  );
  const withDrafts: Lookup = async (keys) => {
    const stored = keys.filter((key) => !drafts.has(nameOf(key)));
    return [
      ...keys.flatMap((key) => drafts.get(nameOf(key)) ?? []),
      ...(stored.length ? await lookup(stored) : []),
    ];
  };
  const [main, ...others] = writes;
  const first = await prepareAlone(main, withDrafts);
  const parts = [first, ...(await Promise.all(others.map((other) => prepareAlone(other, withDrafts))))];
  const targets = new Map(parts.flatMap((part) => [...part.targets]));
  const totals = parts.map((part) => part.totals);
  return {
    next: first.next,
    steps: [...parts.flatMap(({ steps }) => steps), ...totalsSteps(main.work, totals, targets)],
    // What the transaction itself writes carries its own condition.
    checks: new Map(parts.flatMap(({ checks }) => [...checks]).filter(([name]) => !drafts.has(name))),
  };
};

/** Turns a proposal into the items of a transaction, after proving what it points at. */
export const prepare = (
  work: Work,
  proposal: Proposal,
  lookup: Lookup = work.deps.store.getMany,
): Promise<Prepared> => prepareTogether([{ work, proposal }], lookup);
