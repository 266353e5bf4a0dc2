import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inconsistencies } from '../testing/consistency.ts';
import { Died, dyingAt, type Moment } from '../testing/dying.ts';
import { openTaller, type Taller } from '../testing/furnish.ts';
import { GoreError } from './error.ts';
import { patchRecord, removeRecord, restoreRecord } from './write/change.ts';
import type { Command, Outcome, WriteDeps } from './write/context.ts';
import { createRecord } from './write/create.ts';
import { runTransition } from './write/transition.ts';

let t: Taller;
beforeEach(async () => {
  t = await openTaller();
});
afterEach(async () => {
  t.world.engine.faults.clear();
  vi.restoreAllMocks();
  expect(await inconsistencies(t.world)).toEqual([]);
  await t.world.close();
});

type Write = (deps: WriteDeps, command: Command) => Promise<Outcome>;

/** Prepares what a write starts from, anew for each death. */
const writes: Readonly<Record<string, () => Promise<Write>>> = {
  'a creation with a number, a total and a limit': async () => {
    const { id: proyecto } = await t.proyecto({ monto: 100, cupo: 3 });
    return (deps, by) => createRecord(deps, by, t.module('pago'), { values: { proyecto, monto: 60 } });
  },
  'a change of code, unique values and personal ones': async () => {
    const made = await t.proyecto({ correo: 'ana@gore.cl' });
    const changes = { anio: 2031, patente: made.codigo, correo: 'eva@gore.cl', responsable: t.luis.id };
    return (deps, by) => patchRecord(deps, by, t.module('proyecto'), made.id, { version: 1, changes });
  },
  'a rebased change': async () => {
    const made = await t.proyecto();
    await t.patch(t.admin, made, { monto: 5 });
    return (deps, by) =>
      patchRecord(deps, by, t.module('proyecto'), made.id, { version: 1, changes: { nota: 5 } });
  },
  'a transition that reads another record': async () => {
    const proyecto = await t.run(t.admin, await t.proyecto({ monto: 100 }), 'iniciar', {
      inicio: '2026-07-01',
    });
    const { id } = await t.pago(proyecto, { monto: 60 });
    const input = { medio: 'CHEQUE' };
    return (deps, by) => runTransition(deps, by, t.module('pago'), id, 'pagar', { version: 1, input });
  },
  'a move between parents': async () => {
    const [from, to] = [await t.proyecto({ monto: 100 }), await t.proyecto({ monto: 100 })];
    const { id } = await t.pago(from, { monto: 60 });
    const changes = { proyecto: to.id };
    return (deps, by) => patchRecord(deps, by, t.module('pago'), id, { version: 1, changes });
  },
  'a deletion': async () => {
    const { id } = await t.pago(await t.proyecto(), { monto: 60 });
    return (deps, by) => {
      const unused = { ...deps, livingReferences: async () => [] };
      return removeRecord(unused, by, t.module('pago'), id, { version: 1 });
    };
  },
  'a restoration': async () => {
    const { id } = await t.remove(t.admin, await t.proyecto({ correo: 'ana@gore.cl' }));
    return (deps, by) => restoreRecord(deps, by, t.module('proyecto'), id, { version: 2 });
  },
};

const attempt = (work: Promise<Outcome>) =>
  work.then(
    (outcome) => outcome,
    (error: unknown) => {
      if (error instanceof Died) return undefined;
      throw error;
    },
  );

let keys = 0;

describe.each(Object.entries(writes))('%s', (_, prepare) => {
  it.each<Moment>(['before', 'after'])(
    'dies %s any of its requests and leaves all or nothing',
    async (moment) => {
      for (let step = 1; ; step += 1) {
        const write = await prepare();
        keys += 1;
        const command = { ...t.admin, idempotency: { key: `muerte-${keys}`, request: 'x' } };
        const survived = await attempt(write(dyingAt(t.world, step, moment), command));
        expect(await inconsistencies(t.world)).toEqual([]);
        const again = await write(t.world.deps, command);
        if (survived) expect(again).toEqual(survived);
        expect(await t.stored(again)).toMatchObject({ version: again.version, codigo: again.codigo });
        expect(await write(t.world.deps, command)).toEqual(again);
        if (survived) return expect(step).toBeGreaterThan(3);
      }
    },
  );
});

describe('while the table has troubles', () => {
  it.each(['TransactionConflict', 'Throttling', 'ProvisionedThroughputExceeded'] as const)(
    '%s on a third of the writes is not noticed',
    async (fault) => {
      t.world.engine.faults.inject({ operations: ['TransactWriteItems'], fault, probability: 0.3 });
      const proyecto = await t.proyecto({ monto: 50 });
      const pagos = await Promise.allSettled(
        Array.from({ length: 12 }, () => t.pago(proyecto, { monto: 10 })),
      );
      for (const one of pagos) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(GoreError);
      expect(pagos.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(3);
    },
  );

  it('a busy table is said in words, and nothing was written', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const made = await t.proyecto();
    t.world.engine.faults.inject({ operations: ['TransactWriteItems'], fault: 'TransactionConflict' });
    await expect(t.patch(t.admin, made, { nota: 3 })).rejects.toMatchObject({ kind: 'no_disponible' });
    expect((await t.stored(made)).version).toBe(1);
  });

  it('an answer that got lost is not lost for who asks again with the same key', async () => {
    const made = await t.proyecto();
    const command = { ...t.admin, idempotency: { key: 'perdida', request: 'x' } };
    t.world.engine.faults.inject({
      operations: ['TransactWriteItems'],
      fault: 'InternalServerError',
      moment: 'after',
      next: 1,
    });
    await expect(t.patch(command, made, { nota: 3 })).rejects.toMatchObject({ name: 'InternalServerError' });
    expect(await t.patch(command, made, { nota: 3 })).toEqual({ ...made, version: 2 });
    expect((await t.stored(made)).version).toBe(2);
  });
});
