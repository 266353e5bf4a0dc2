import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../declare/json.ts';
import type { AnyModule } from '../declare/module.ts';
import type { Rollup } from '../declare/rollup.ts';
import { verifyChain, verifySidecar } from '../runtime/audit/verify.ts';
import { personSteps } from '../runtime/people/index-entries.ts';
import { totalsOf } from '../runtime/store/store.ts';
import type { StoredRecord } from '../runtime/stored.ts';
import { ruleClock, systemActor } from '../runtime/write/context.ts';
import { satisfies } from '../runtime/write/item.ts';
import { ofEntity, type StoredItem, scanTable, type Trail, trailsIn } from './scan.ts';
import type { World } from './world.ts';

type Values = Record<string, Json>;

/** What the audit of a record says the record is. */
export interface Rebuilt {
  readonly data: Readonly<Values>;
  readonly extra: Readonly<Values>;
  readonly estado: unknown;
  readonly codigo: string;
  readonly version: number;
  readonly creadoEn: string;
  readonly creadoPor: string;
  readonly actualizadoEn: string;
  readonly actualizadoPor: string;
}

/** Replays what happened to a record; personal values come from where they are kept aside. */
export const rebuild = ({ links, sidecars }: Trail): Rebuilt | undefined => {
  const data: Values = {};
  const extra: Values = {};
  let estado: unknown;
  for (const { entry } of links)
    for (const change of entry.changes) {
      const { field } = change;
      const kept = sidecars.get(entry.seq)?.[field];
      const after =
        'commitments' in change ? (kept && 'salt' in kept ? kept.after : undefined) : change.after;
      if (field === 'estado') estado = after;
      else if (field === 'codigo') continue;
      else {
        const [target, name] = field.startsWith('extra.') ? [extra, field.slice(6)] : [data, field];
        if (after === undefined) delete target[name];
        else target[name] = after;
      }
    }
  const first = links[0]?.entry;
  const last = links.findLast(({ entry }) => entry.refused === undefined)?.entry;
  return (
    first &&
    last && {
      data,
      extra,
      estado,
      codigo: last.codigo,
      version: links.length,
      creadoEn: first.at,
      creadoPor: first.actor,
      actualizadoEn: last.at,
      actualizadoPor: last.actor,
    }
  );
};

const stateOf = (record: StoredRecord): Rebuilt => {
  const { data, extra = {}, estado, codigo, version } = record;
  const { creadoEn, creadoPor, actualizadoEn, actualizadoPor } = record;
  return { data, extra, estado, codigo, version, creadoEn, creadoPor, actualizadoEn, actualizadoPor };
};

const auditFaults = (record: StoredRecord, trail: Trail | undefined): readonly string[] => {
  if (!trail) return ['has no audit'];
  const rebuilt = rebuild(trail);
  // The audit does not tell a code that is made of personal values.
  const state = { ...stateOf(record), ...(rebuilt?.codigo === '' ? { codigo: '' } : {}) };
  const { links, sidecars } = trail;
  return [
    ...verifyChain(links, record.hash, record.version).map(({ seq, what }) => `chain ${what} at ${seq}`),
    ...links.flatMap(({ entry }) =>
      verifySidecar(entry, sidecars.get(entry.seq) ?? {}).map(({ seq }) => `sidecar at ${seq}`),
    ),
    ...(isDeepStrictEqual(rebuilt, state) ? [] : ['is not what its audit says']),
  ];
};

/** Values each living record has to itself: where, rule and value, written down anew from the declaration. */
const uniquesOf = (module: AnyModule, { tenant, id, codigo, data }: StoredRecord): readonly string[] => {
  const single = Object.entries(module.fields).filter(([, field]) => field.options.unique);
  const sets = [...single.map(([name]) => [name]), ...module.unique];
  const bound = sets.filter((set) => set.every((name) => data[name] !== undefined));
  const within = ([name = '', ...more]: readonly string[]) =>
    !more.length && module.fields[name]?.options.unique === 'everywhere' ? '*' : tenant;
  return [
    `${tenant}/${module.name}/${id} codigo=${codigo}`,
    ...bound.map((set) => `${within(set)}/${module.name}/${id} ${set.join('+')}`),
  ];
};

const guardFaults = (
  items: readonly StoredItem[],
  records: readonly StoredRecord[],
  find: (name: string) => AnyModule | undefined,
) => {
  const held = ofEntity(items, 'guardia').map(
    ({ tenant, module, rule, value, owner }) =>
      `${tenant}/${module}/${owner} ${rule}${rule === 'codigo' ? `=${value}` : ''}`,
  );
  const wanted = records
    .filter(({ eliminadoEn }) => !eliminadoEn)
    .flatMap((record) => {
      const module = find(record.module);
      return module ? uniquesOf(module, record) : [];
    });
  return [
    ...wanted.filter((guard) => !held.includes(guard)).map((guard) => `no guard for ${guard}`),
    ...held
      .filter((guard, at) => !wanted.includes(guard) || held.indexOf(guard) !== at)
      .map((guard) => `loose guard ${guard}`),
  ];
};

/** Everyone a record names has to lead to it. */
const indexFaults = ({ deps }: World, items: readonly StoredItem[], records: readonly StoredRecord[]) => {
  const held = new Set(ofEntity(items, 'persona').map(({ pk, sk }) => `${pk}|${sk}`));
  return records.flatMap((record) =>
    personSteps(deps, undefined, record)
      .map(({ item }) => item.Put?.Item ?? {})
      .filter(({ pk, sk }) => !held.has(`${pk}|${sk}`))
      .map(() => `${record.tenant}/${record.module}/${record.id} is missing from the index of people`),
  );
};

const totalOf = (world: World, parent: StoredRecord, rollup: Rollup, records: readonly StoredRecord[]) => {
  const clock = ruleClock(world.clock);
  const counted = ({ of, rows, by, where, sum, takes }: Rollup['shares'][number]) =>
    records
      .filter(({ tenant, module, eliminadoEn }) => tenant === parent.tenant && module === of && !eliminadoEn)
      .filter((child) => !where || satisfies(child, where, { actor: systemActor(child.tenant, 'x'), clock }))
      .flatMap(({ data }) => (rows ? ((data[rows] ?? []) as readonly Values[]) : [data]))
      .filter((values) => values[by] === parent.id)
      .reduce((total, values) => total + (sum ? Number(values[sum] ?? 0) : 1) * (takes ? -1 : 1), 0);
  const start = rollup.from === undefined || parent.eliminadoEn ? 0 : Number(parent.data[rollup.from] ?? 0);
  return rollup.shares.reduce((total, share) => total + counted(share), start);
};

const rollupFaults = (world: World, items: readonly StoredItem[], records: readonly StoredRecord[]) => {
  const kept = new Map(
    ofEntity(items, 'saldo').map((item) => [`${item.tenant}/${item.module}/${item.id}`, totalsOf(item)]),
  );
  return records.flatMap((parent) => {
    const name = `${parent.tenant}/${parent.module}/${parent.id}`;
    return Object.entries(world.deps.product.find(parent.module)?.rollups ?? {}).flatMap(([key, rollup]) => {
      const total = totalOf(world, parent, rollup, records);
      const max = rollup.max === undefined ? undefined : parent.data[rollup.max];
      return [
        ...((kept.get(name)?.[key] ?? 0) === total ? [] : [`${name} keeps a wrong ${key}`]),
        ...(typeof max === 'number' && total > max ? [`${name} passes the limit of ${key}`] : []),
        ...(rollup.floor && total < 0 ? [`${name} owes in ${key}`] : []),
      ];
    });
  });
};

const backrefFaults = (
  items: readonly StoredItem[],
  records: readonly StoredRecord[],
  find: (name: string) => AnyModule | undefined,
) => {
  const held = ofEntity(items, 'vuelta').map(
    ({ tenant, target, targetId, module, field, id }) =>
      `${tenant}/${target}/${targetId} from ${module}.${field} ${id}`,
  );
  const wanted = records
    .filter(({ eliminadoEn }) => !eliminadoEn)
    .flatMap(({ tenant, module, id, data }) =>
      Object.entries(find(module)?.fields ?? {})
        .filter(([, { options }]) => options.backref)
        .flatMap(([name, field]) =>
          [data[name] ?? []]
            .flat()
            .map((target) => `${tenant}/${field.module}/${target} from ${module}.${name} ${id}`),
        ),
    );
  return [
    ...wanted.filter((way) => !held.includes(way)).map((way) => `no way back to ${way}`),
    ...held.filter((way) => !wanted.includes(way)).map((way) => `loose way back to ${way}`),
  ];
};

const cycleFaults = (
  records: readonly StoredRecord[],
  find: (name: string) => AnyModule | undefined,
): readonly string[] => {
  const byId = new Map(records.map((record) => [record.id, record]));
  return records.flatMap((record) =>
    (find(record.module)?.trees ?? []).flatMap((field) => {
      const seen = new Set<unknown>();
      let at: StoredRecord | undefined = record;
      for (; at && !seen.has(at.id); at = byId.get(String(at.data[field]))) seen.add(at.id);
      return at ? [`${record.module}/${record.id} hangs from itself by ${field}`] : [];
    }),
  );
};

const placeFaults = (module: AnyModule | undefined, record: StoredRecord & StoredItem): readonly string[] => {
  const idIn = (field: string | undefined) => (field ? record.data[field] : undefined);
  const parent = idIn(module?.parent);
  const above = module?.fields[module.parent ?? '']?.module;
  const expected = {
    gsi1pk: parent === undefined ? undefined : `PAR#${record.tenant}#${above}#${parent}`,
    gsi2pk:
      idIn(module?.assignee) === undefined ? undefined : `ASG#${record.tenant}#${idIn(module?.assignee)}`,
  };
  return Object.entries(expected)
    .filter(([key, value]) => record[key] !== value)
    .map(([key]) => `stands in the wrong place of ${key}`);
};

/**
 * Everything in the table that does not agree with everything else: chains, commitments, guards, totals, limits and
 * the places of records in the indexes. Nothing when all is well.
 */
export const inconsistencies = async (world: World): Promise<readonly string[]> => {
  const items = await scanTable(world);
  const records = ofEntity(items, 'registro') as unknown as readonly (StoredRecord & StoredItem)[];
  const trails = trailsIn(items);
  const { find } = world.deps.product;
  const names = new Set(records.map(({ tenant, module, id }) => `${tenant}/${module}/${id}`));
  return [
    ...records.flatMap((record) => {
      const name = `${record.tenant}/${record.module}/${record.id}`;
      return [...auditFaults(record, trails.get(name)), ...placeFaults(find(record.module), record)].map(
        (fault) => `${name} ${fault}`,
      );
    }),
    ...[...trails.keys()].filter((name) => !names.has(name)).map((name) => `audit of nothing: ${name}`),
    ...guardFaults(items, records, find),
    ...indexFaults(world, items, records),
    ...rollupFaults(world, items, records),
    ...backrefFaults(items, records, find),
    ...cycleFaults(records, find),
  ];
};
