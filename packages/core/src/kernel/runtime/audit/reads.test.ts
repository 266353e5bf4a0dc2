import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../testing/actions.ts';
import { openTaller, type Taller } from '../../testing/furnish.ts';
import { readMonth } from './month-log.ts';
import { createReadLog, readReads } from './reads.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(() => t.world.close());

let made = 0;
const note = (more: object = {}) => {
  const log = createReadLog(t.world.deps.store, t.world.deps.newId, () => Date.UTC(2026, 6, 15) + made);
  made += 1;
  return log.note({
    tenant: 't',
    actor: 'ana',
    module: 'proyecto',
    records: [`r${made}`],
    fields: ['correo'],
    purpose: 'Probar',
    asked: false,
    requestId: 'q',
    ...more,
  });
};
const month = { tenant: 't', month: '2026-07', limit: 3 };
const read = async (more: object = {}) => {
  const { data, next } = await readReads(t.world.deps.store, { ...month, ...more });
  return { records: data.flatMap(({ records }) => records), next };
};

describe('the log of reads', () => {
  it('is read newest first, page by page, by who, where and of whom', async () => {
    for (let n = 0; n < 4; n += 1) await note();
    await note({ actor: 'eva', module: 'usuario' });
    const first = await read();
    expect(first.records).toEqual(['r5', 'r4', 'r3']);
    expect(await read({ cursor: first.next })).toEqual({ records: ['r2', 'r1'], next: null });
    expect((await read({ actor: 'eva' })).records).toEqual(['r5']);
    expect((await read({ module: 'usuario' })).records).toEqual(['r5']);
    expect((await read({ record: 'r2' })).records).toEqual(['r2']);
    expect((await read({ tenant: 'otra' })).records).toEqual([]);
    expect((await read({ month: '2026-06' })).records).toEqual([]);
  });

  it('has only months and pages there are', async () => {
    for (const more of [{ month: 'ayer' }, { month: '2026-13' }, { cursor: 'x' }])
      expect(await refusalOf(read(more))).toMatchObject({ kind: 'malformado' });
  });

  it('looks for something rare only so far, and goes on from there', async () => {
    const log = { log: 'LEC', ...month } as const;
    const { store } = t.world.deps;
    const seen: unknown[] = [];
    const page = await readMonth(
      store,
      log,
      (item) => {
        seen.push(item);
        return false;
      },
      2,
    );
    expect(seen).toHaveLength(2);
    expect(page).toMatchObject({ data: [], next: expect.stringContaining('2026-07') });
  });
});
