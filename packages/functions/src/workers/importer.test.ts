import { memoryFiles } from '@gore/core/imports/testing/memory.ts';
import { csvOf } from '@gore/core/imports/testing/sheets.ts';
import { type DomainEvent, eventOf } from '@gore/core/kernel/runtime/events/effects.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import type { WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { actionsOver } from '@gore/core/kernel/testing/actions.ts';
import { Died, dyingAt, type Moment } from '@gore/core/kernel/testing/dying.ts';
import { scanRecords, trailOf } from '@gore/core/kernel/testing/scan.ts';
import { openWorld, type World } from '@gore/core/kernel/testing/world.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImporter } from './importer.ts';

let world: World;
const files = memoryFiles();
beforeAll(async () => {
  world = await openWorld(producto);
});
afterAll(() => world.close());

const titles = ['NOMBRE', 'BIP', 'AÑO PRESUPUESTARIO'];
const ana = () => world.person('ana', ['ADMIN_REGIONAL']);

/** Somebody sends in a sheet with one initiative, to be written without being asked. */
const begin = async (bip: string): Promise<DomainEvent> => {
  const key = `t/${bip}.csv`;
  await files.put(key, csvOf([titles, ['Sede vecinal', bip, '2026']]));
  const archivo = { key, name: `${bip}.csv`, size: 10, type: 'text/csv', hash: 'a'.repeat(64) };
  const importacion = await actionsOver(world).create(ana(), 'importacion', {
    modulo: 'ipr',
    modo: 'DIRECTA',
    archivo,
  });
  const [first] = (await trailOf(world, importacion)).links;
  if (!first) throw new Error('Nobody was told of the import.');
  return eventOf(first.entry);
};

const deliver = (event: DomainEvent, write: WriteDeps = world.deps): Promise<void> =>
  createImporter({
    write,
    files: { ...files, put: async (key, body) => void (await files.put(key, body)) },
    actors: { current: async () => ({ ...ana().actor, name: 'Ana' }) as never },
    now: () => Date.parse(world.clock.ahora()),
  })(event, { attempt: 1, last: false });

const importOf = async ({ id }: DomainEvent): Promise<StoredRecord> => {
  const record = await world.deps.store.get({ tenant: 't', module: 'importacion', id });
  if (!record) throw new Error('The import is gone.');
  return record;
};

/** Delivers it to a process that dies at a request to its table. @returns whether it lived that long. */
const dies = async (event: DomainEvent, step: number, moment: Moment): Promise<boolean> => {
  const outcome = await deliver(event, dyingAt(world, step, moment)).catch((error: unknown) => error);
  if (outcome === undefined) return false;
  expect(outcome).toBeInstanceOf(Died);
  return true;
};

describe('an import whose process is killed', () => {
  it('between its trial and its turn does not stand still: its message brings it to its end', async () => {
    const event = await begin('40500001');
    for (let step = 1; (await importOf(event)).estado !== 'ENSAYADA'; step += 1)
      expect(await dies(event, step, 'after')).toBe(true);
    await deliver(event);
    expect(await importOf(event)).toMatchObject({ estado: 'TERMINADA', data: { nuevas: 1 } });
  });

  it.each(['before', 'after'] as const)(
    'at any other point, %s a request is carried out, ends the same',
    async (moment) => {
      const bip = (step: number) => `405${moment === 'after' ? 1 : 2}${String(step).padStart(4, '0')}`;
      let step = 1;
      for (; ; step += 7) {
        const event = await begin(bip(step));
        const killed = await dies(event, step, moment);
        await deliver(event);
        expect([step, (await importOf(event)).estado]).toEqual([step, 'TERMINADA']);
        if (!killed) break;
      }
      expect(step).toBeGreaterThan(20);
      const made = (await scanRecords(world)).filter(
        ({ module, data }) => module === 'ipr' && String(data.bip).startsWith(bip(0).slice(0, 4)),
      );
      expect(made).toHaveLength((step - 1) / 7 + 1);
    },
  );
});
