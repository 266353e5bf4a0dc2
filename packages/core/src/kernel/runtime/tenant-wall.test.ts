import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../testing/actions.ts';
import { inconsistencies } from '../testing/consistency.ts';
import type { Institution } from '../testing/furnish.ts';
import { scanTable } from '../testing/scan.ts';
import { productoDeTaller } from '../testing/taller/pack.ts';
import { openTwins } from '../testing/twins.ts';
import { openWorld, type World } from '../testing/world.ts';
import { GoreError } from './error.ts';
import type { Outcome } from './write/context.ts';

const tenants = ['alfa', 'beta'] as const;
type Tenant = (typeof tenants)[number];

let world: World;
let twins: Readonly<Record<Tenant, Institution>>;
beforeAll(async () => {
  world = await openWorld(productoDeTaller);
  twins = await openTwins(world);
});
afterAll(() => world.close());

interface Step {
  readonly tenant: Tenant;
  readonly verb: string;
  readonly at: number;
  readonly number: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  tenant: fc.constantFrom(...tenants),
  verb: fc.constantFrom(
    'proyecto',
    'proyecto',
    'pago',
    'pago',
    'editar',
    'editar',
    'iniciar',
    'eliminar',
    'restaurar',
    'ver',
  ),
  at: fc.nat(),
  number: fc.nat(300),
});

const marks: Readonly<Record<Tenant, string>> = { alfa: 'marca-alfa', beta: 'marca-beta' };
const made: Readonly<Record<Tenant, Outcome[]>> = { alfa: [], beta: [] };

const act = async ({ tenant, verb, at, number }: Step): Promise<Outcome | undefined> => {
  const i = twins[tenant];
  const mark = marks[tenant];
  const known = made[tenant];
  const one = known[at % (known.length || 1)];
  const command = { ...i.admin, idempotency: { key: `k-${at}`, request: mark } };
  if (verb === 'proyecto')
    return i.create(command, 'proyecto', {
      sigla: `P${'ABCDEFGHIJ'.charAt(number % 10)}`,
      anio: 2000 + (number % 30),
      nombre: mark,
      patente: `x${number}`,
      correo: `${mark}@gore.cl`,
      responsable: number % 2 ? i.ana.id : i.luis.id,
      division: i.obras.id,
      monto: 500,
    });
  if (!one) return undefined;
  if (verb === 'pago') return i.create(command, 'pago', { proyecto: one.id, monto: number, glosa: mark });
  if (verb === 'editar')
    return i.patch(
      i.admin,
      one,
      one.module === 'pago' ? { glosa: `${mark} ${number}` } : { resumen: `${mark} ${number}` },
    );
  if (verb === 'iniciar') return i.run(i.admin, one, verb, { inicio: '2026-07-01' });
  if (verb === 'eliminar')
    return one.module === 'pago' ? i.removeUnseen(i.admin, one) : i.remove(i.admin, one);
  if (verb === 'restaurar') return i.restore(i.admin, one);
  const seen = JSON.stringify([await i.view(i.admin, one), await i.history(i.admin, one)]);
  expect(seen).not.toContain(marks[tenant === 'alfa' ? 'beta' : 'alfa']);
  return undefined;
};

const remember = (tenant: Tenant, outcome: Outcome | undefined) => {
  if (!outcome) return;
  const at = made[tenant].findIndex(({ id, module }) => id === outcome.id && module === outcome.module);
  if (at < 0) made[tenant].push(outcome);
  else made[tenant][at] = outcome;
};

const live = async (steps: readonly Step[]) => {
  for (const one of steps)
    try {
      remember(one.tenant, await act(one));
    } catch (error) {
      if (!(error instanceof GoreError)) throw error;
    }
};

/** Items that are of both institutions, or whose key and content do not agree on whose they are. */
const crossings = async (): Promise<readonly string[]> => {
  const items = [...(await scanTable(world)), ...(await scanTable(world, 'efimero'))];
  return items.flatMap((item) => {
    const keys = Object.entries(item)
      .filter(([name]) => /^(gsi\d)?pk$/.test(name))
      .map(([, value]) => String(value).split('#')[1]);
    const text = JSON.stringify(item);
    const marked = tenants.filter((tenant) => text.includes(marks[tenant]));
    const owners = new Set([...keys, item.tenant ?? keys[0], ...marked]);
    return owners.size === 1 ? [] : [`${String(item.pk)}: ${[...owners].join(', ')}`];
  });
};

describe('the wall between institutions', () => {
  it('holds whatever both do with the same ids, codes and keys', async () => {
    const full = process.env.GORE_FULL !== undefined;
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        await live(fc.sample(step, { seed, numRuns: 220 }));
        expect(await crossings()).toEqual([]);
      }),
      { numRuns: full ? 20 : 1, endOnFailure: true },
    );
    expect(await inconsistencies(world)).toEqual([]);
    const ids = tenants.map((tenant) => made[tenant].map(({ id }) => id));
    expect(new Set(ids[0]).intersection(new Set(ids[1])).size).toBeGreaterThan(10);
  });

  it('gives each its own numbers', async () => {
    const [alfa, beta] = tenants.map(
      (tenant) => new Set(made[tenant].filter(({ module }) => module === 'pago').map(({ codigo }) => codigo)),
    );
    expect(alfa?.intersection(beta ?? new Set()).size).toBeGreaterThan(0);
  });

  it('answers the other as if there were nothing', async () => {
    const { alfa, beta } = twins;
    let only = await alfa.create(alfa.admin, 'proyecto', { sigla: 'SOLO', anio: 2026, nombre: marks.alfa });
    while (made.beta.some(({ id }) => id === only.id))
      only = await alfa.create(alfa.admin, 'proyecto', {
        sigla: 'SOLO',
        anio: Number(only.codigo.slice(-4)) + 1,
        nombre: marks.alfa,
      });
    const mine = world.person('intruso', ['ADMIN_SISTEMA'], { tenant: 'beta' });
    const attempts = [
      beta.view(mine, only),
      beta.history(mine, only),
      beta.patch(mine, only, { nota: 3 }),
      beta.run(mine, only, 'iniciar'),
      beta.remove(mine, only),
      beta.restore(mine, only),
    ];
    for (const attempt of attempts) expect(await refusalOf(attempt)).toMatchObject({ kind: 'no_encontrado' });
    expect(await world.deps.store.byCode('beta', 'proyecto', only.codigo)).toBeUndefined();
  });
});
