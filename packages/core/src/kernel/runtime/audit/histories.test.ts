import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inconsistencies, rebuild } from '../../testing/consistency.ts';
import { openTaller, type Taller } from '../../testing/furnish.ts';
import { trailOf } from '../../testing/scan.ts';
import { GoreError } from '../error.ts';
import { scanEntries } from '../store/scan.ts';
import type { Outcome } from '../write/context.ts';
import { verifyChain, verifySidecar } from './verify.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(() => t.world.close());

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const changes = fc.record(
  {
    nombre: fc.constantFrom('Plaza', 'Parque', '', 'Ñandú 💧'),
    resumen: optional(fc.string({ unit: 'grapheme', maxLength: 30 })),
    anio: fc.integer({ min: 2000, max: 2100 }),
    monto: optional(fc.integer({ min: 0 })),
    nota: optional(fc.double({ min: 1, max: 7, noNaN: true })),
    hombres: optional(fc.nat(50)),
    etiquetas: optional(fc.subarray(['OBRA', 'DISENO', 'COMPRA'])),
    correo: optional(fc.constantFrom('ana@gore.cl', 'eva@gore.cl')),
    familia: optional(
      fc.array(fc.record({ nombre: fc.constantFrom('Eva', 'Sol'), edad: fc.nat(90) }), { maxLength: 3 }),
    ),
    lugar: optional(
      fc.record({ lon: fc.double({ min: -73, max: -71, noNaN: true }), lat: fc.constant(-36.6) }),
    ),
    ficha: optional(fc.jsonValue()),
  },
  { requiredKeys: [] },
);

type Step = readonly [string, Readonly<Record<string, unknown>>];
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: changes.map((values): Step => ['editar', values]) },
  { weight: 2, arbitrary: fc.constant<Step>(['iniciar', { inicio: '2026-07-01' }]) },
  { weight: 2, arbitrary: fc.nat(100).map((avance): Step => ['avanzar', { avance, comentario: 'Medido' }]) },
  { weight: 1, arbitrary: fc.constant<Step>(['pausar', { motivo: 'Sin plata' }]) },
  { weight: 1, arbitrary: fc.constant<Step>(['eliminar', {}]) },
  { weight: 1, arbitrary: fc.constant<Step>(['restaurar', {}]) },
);

const act = async (from: Outcome, [verb, values]: Step): Promise<Outcome> => {
  try {
    if (verb === 'editar') return await t.patch(t.admin, from, values);
    if (verb === 'eliminar') return await t.remove(t.admin, from);
    if (verb === 'restaurar') return await t.restore(t.admin, from);
    return await t.run(t.admin, from, verb, values);
  } catch (error) {
    if (error instanceof GoreError) return from;
    throw error;
  }
};

const lived = async (steps: readonly Step[]): Promise<Outcome> => {
  let at = await t.proyecto();
  for (const one of steps) {
    t.world.clock.avanzar(1000);
    at = await act(at, one);
  }
  return at;
};

const trailAndRecord = async (from: Outcome) => ({
  trail: await trailOf(t.world, from),
  record: await t.stored(from),
});

describe('after any history', () => {
  it('the chain is whole, the record is what it says, and everything agrees', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const { trail, record } = await trailAndRecord(await lived(steps));
        expect(trail.links).toHaveLength(record.version);
        expect(verifyChain(trail.links, record.hash, record.version)).toEqual([]);
        expect(rebuild(trail)).toMatchObject({
          data: record.data,
          estado: record.estado,
          codigo: record.codigo,
        });
      }),
      { numRuns: process.env.GORE_FULL ? 300 : 25 },
    );
    expect(await inconsistencies(t.world)).toEqual([]);
  });

  it('every entry is met by whoever goes through all of them', async () => {
    const made = await lived([['editar', { monto: 5 }]]);
    const met: string[] = [];
    for await (const batch of scanEntries(t.world.deps.store))
      met.push(...batch.filter(({ id }) => id === made.id).map(({ seq }) => String(seq)));
    expect(met.toSorted()).toEqual(['1', '2']);
  });

  it('personal values can be taken away and the chain stays whole', async () => {
    const made = await lived([
      ['editar', { correo: 'ana@gore.cl', familia: [{ nombre: 'Eva', edad: 3 }], monto: 5 }],
      ['editar', { correo: 'eva@gore.cl' }],
    ]);
    const before = await trailOf(t.world, made);
    expect(JSON.stringify(before.links)).not.toMatch(/ana@|eva@|Eva/);
    expect([...before.sidecars.keys()]).toEqual([2, 3]);
    for (const seq of before.sidecars.keys()) {
      const Key = { pk: `RES#t#proyecto#${made.id}`, sk: `v#00000000${seq}` };
      await t.world.deps.store.client.send(new DeleteCommand({ TableName: 'datos', Key }));
    }
    const { trail, record } = await trailAndRecord(made);
    expect(trail.sidecars.size).toBe(0);
    expect(verifyChain(trail.links, record.hash, record.version)).toEqual([]);
    for (const { entry } of trail.links) expect(verifySidecar(entry, {})).toEqual([]);
    const { correo: _, familia: __, hogar: ___, ...rest } = record.data;
    expect(rebuild(trail)?.data).toEqual(rest);
  });
});

describe('whoever changes the past', () => {
  const put = (Item: Readonly<Record<string, unknown>>) =>
    t.world.deps.store.client.send(new PutCommand({ TableName: 'datos', Item }));
  const keyOf = (prefix: string, made: Outcome, seq: number) => ({
    pk: `${prefix}#t#proyecto#${made.id}`,
    sk: `v#00000000${seq}`,
  });
  const faultsOf = async (made: Outcome) => {
    const { trail, record } = await trailAndRecord(made);
    return [
      ...verifyChain(trail.links, record.hash, record.version),
      ...trail.links.flatMap(({ entry }) => verifySidecar(entry, trail.sidecars.get(entry.seq) ?? {})),
    ];
  };
  const story: readonly Step[] = [
    ['editar', { monto: 1 }],
    ['editar', { correo: 'ana@gore.cl' }],
    ['editar', { monto: 3 }],
  ];

  it('by a single character is found', async () => {
    const made = await lived(story);
    const { links } = await trailOf(t.world, made);
    const link = links[1];
    const altered = { ...link?.entry, changes: [{ field: 'monto', after: 2 }] };
    const { seq, ...key } = { seq: 2, tenant: 't', module: 'proyecto', id: made.id };
    await put({
      ...keyOf('AUD', made, 2),
      ...key,
      seq,
      entry: altered,
      hash: link?.hash,
      __edb_e__: 'auditoria',
    });
    expect(await faultsOf(made)).toEqual([{ seq: 2, what: 'altered' }]);
  });

  it('by taking an entry away is found', async () => {
    const made = await lived(story);
    const Key = keyOf('AUD', made, 3);
    await t.world.deps.store.client.send(new DeleteCommand({ TableName: 'datos', Key }));
    expect(await faultsOf(made)).toEqual([{ seq: 3, what: 'missing' }]);
  });

  it('cannot write an entry ahead of what will happen: whoever comes then is told of a conflict', async () => {
    const made = await lived([]);
    const key = { tenant: 't', module: 'proyecto', id: made.id, seq: 2 };
    await put({ ...keyOf('AUD', made, 2), ...key, entry: {}, hash: 'x', __edb_e__: 'auditoria' });
    await expect(t.patch(t.admin, made, { monto: 3 })).rejects.toMatchObject({ code: 'CONFLICTO' });
    expect((await t.stored(made)).version).toBe(1);
  });

  it('by putting another value aside is found', async () => {
    const made = await lived(story);
    const { sidecars } = await trailOf(t.world, made);
    const kept = sidecars.get(3)?.correo;
    const values = { correo: { ...kept, after: 'mala@gore.cl' } };
    const key = { tenant: 't', module: 'proyecto', id: made.id, seq: 3 };
    await put({ ...keyOf('RES', made, 3), ...key, values, __edb_e__: 'reserva' });
    expect(await faultsOf(made)).toEqual([{ seq: 3, what: 'sidecar' }]);
  });
});
