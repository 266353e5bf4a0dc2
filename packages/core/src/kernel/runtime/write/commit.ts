import type { Json } from '../../declare/json.ts';
import { leavesOf } from '../../declare/leaves.ts';
import { personalValues } from '../../declare/personal.ts';
import type { Folio } from '../../declare/verb.ts';
import { policyMoved, policyNamed } from '../access/policy-store.ts';
import { type AuditEntry, conceal, entryHash, type Sidecar, suppressed } from '../audit/chain.ts';
import { personSteps } from '../people/index-entries.ts';
import { conflict, invalid } from '../refusals.ts';
import type { RecordKey } from '../store/store.ts';
import { type Step, transact } from '../store/transact.ts';
import type { StoredRecord } from '../stored.ts';
import { onBehalfOf } from './authorize.ts';
import type { Outcome, Work } from './context.ts';
import { recordDifferences } from './draft.ts';
import { takeFolio, whileOvertaken } from './folio.ts';
import { guardSteps } from './guards.ts';
import { outcomeStep } from './idempotency.ts';
import { nameOf, newReferences, proveReferences } from './references.ts';
import { limitedParents, totalsSteps } from './rollups.ts';
import { spanSteps } from './span.ts';
import { aboveInTree } from './tree.ts';

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
  return {
    item: {
      Put: before
        ? registro
            .put(item)
            .where(({ version }, { eq }) => eq(version, before.version))
            .params()
        : registro.create(item).params(),
    },
    failed: () => conflict(),
  };
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
  return items.map((item): Step => ({ item, failed: () => conflict() }));
};

/** A file may only be one this institution uploaded. */
const refuseForeignFiles = (work: Work, record: StoredRecord) => {
  const faults = leavesOf(work.module.fields, record.data).flatMap(({ name, field, value }) => {
    const key = field.kind === 'file' ? (value as { readonly key?: unknown }).key : undefined;
    return key === undefined || String(key).startsWith(`${record.tenant}/`)
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
  const failed = () => conflict();
  const append: Step = {
    item: { Put: auditoria.create({ tenant, module, id, seq, entry, hash }).params() },
    failed,
  };
  if (!Object.keys(sidecar).length) return [append];
  return [
    append,
    { item: { Put: reserva.create({ tenant, module, id, seq, values: sidecar }).params() }, failed },
  ];
};

const maxBytes = 200_000;

const refuseOversize = (record: StoredRecord) => {
  if (Buffer.byteLength(JSON.stringify([record.data, record.extra ?? {}])) > maxBytes)
    throw invalid([
      { field: '', message: 'El registro es demasiado grande: acorte los textos o use archivos.' },
    ]);
};

/** The record is alive, or exactly as it was read at a version. */
const stillThere = (work: Work, key: RecordKey, version?: number): Step => {
  const { TableName, Key } = work.deps.store.entities.registro
    .get(key)
    .params<{ TableName: string; Key: Record<string, unknown> }>();
  return {
    item: {
      ConditionCheck: {
        TableName,
        Key,
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
    },
    failed: () => conflict(),
  };
};

/** The steps of one proposal, and the version they lead to. */
export interface Prepared {
  readonly next: StoredRecord;
  readonly steps: readonly Step[];
  /** Checks on other records by name; several proposals of one transaction share them. */
  readonly checks: ReadonlyMap<string, Step>;
}

/** Reads records by key; a batch passes one that remembers what it read. */
export type Lookup = (keys: readonly RecordKey[]) => Promise<readonly StoredRecord[]>;

/** Turns a proposal into the items of a transaction, after proving what it points at. */
export const prepare = async (
  work: Work,
  proposal: Proposal,
  lookup: Lookup = work.deps.store.getMany,
): Promise<Prepared> => {
  const { deps, module } = work;
  const { before } = proposal;
  const draft: StoredRecord = { ...proposal.after, hash: '' };
  refuseOversize(draft);
  refuseForeignFiles(work, draft);
  refuseNameless(work, draft);
  const references = newReferences(module.fields, before, draft);
  const limited = limitedParents(work, before, draft);
  const wanted = [...references.map(({ key }) => key), ...limited];
  const read = new Map((proposal.read ?? []).map((record) => [nameOf(record), record]));
  const missing = wanted.filter((key) => !read.has(nameOf(key)));
  const targets = new Map([
    ...read,
    ...(missing.length ? await lookup(missing) : []).map((record) => [nameOf(record), record] as const),
  ]);
  await proveReferences(work, draft, references, targets);

  const { entry, sidecar, hash } = auditOf(work, proposal, draft);
  const next = { ...draft, hash };
  const limits = new Set(limited.map(nameOf));
  const checks = new Map(references.map(({ key }) => [nameOf(key), stillThere(work, key)] as const));
  for (const [name, record] of targets)
    if (read.has(name) || limits.has(name)) checks.set(name, stillThere(work, record, record.version));
  for (const record of await aboveInTree(work, before, next))
    checks.set(nameOf(record), stillThere(work, record, record.version));
  if (module.policy) checks.set('politica', policyMoved(deps.store, next.tenant));
  return {
    next,
    checks,
    steps: [
      ...(module.span ? await spanSteps(work, before, next) : []),
      ...(module.policy && !before ? [policyNamed(deps.store, next)] : []),
      ...(before && proposal.last ? endSteps(work, before, next) : [recordStep(work, before, next)]),
      ...auditSteps(work, entry, hash, sidecar),
      ...personSteps(deps, before, next),
      ...guardSteps(deps.store, module, before, next),
      ...totalsSteps(work, before, next, targets),
      ...(proposal.also ?? []),
    ],
  };
};

/** Writes a proposal: the record, its audit entry and everything that must hold with them, or nothing. */
export const commit = (work: Work, proposal: Proposal): Promise<Outcome> =>
  whileOvertaken(async () => {
    const { before, verb } = proposal;
    const folio = await takeFolio(work, proposal.after, proposal.folio);
    const after = folio?.after ?? proposal.after;
    const standsFor = await onBehalfOf(work, before ?? { ...after, hash: '' }, verb);
    const { next, steps, checks } = await prepare(work, { ...proposal, after, standsFor });
    const outcome = { module: next.module, id: next.id, version: next.version, codigo: next.codigo };
    await transact(work.deps.store, [
      ...outcomeStep(work, outcome),
      // Before the guards: who was overtaken holds a number that is no longer unique either.
      ...(folio ? [folio.step] : []),
      ...steps,
      ...checks.values(),
    ]);
    return outcome;
  });
