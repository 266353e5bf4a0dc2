import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PortalClient } from '../../scripts/client/session.ts';
import { HARSH_STREAM } from '../../scripts/local/runtime/stream-faults.ts';
import { type ListAnswer, list, type RecordAnswer, type Row, type Written } from './harness/answers.ts';
import { openTestPortal, type TestPortal } from './harness/portal.ts';

/** The read model runs two seconds late, gets half of its batches twice and half of them in disorder. */
let portal: TestPortal;
let client: PortalClient;

beforeAll(async () => {
  portal = await openTestPortal({ streamFaults: HARSH_STREAM });
  client = await portal.as('regional');
  await portal.caughtUp();
});
afterAll(() => portal.close());

const seen = ({ id, version }: Written['data'], module = 'ipr') => ({
  'x-escrituras': `${module}/${id}@${version}`,
});
const rowOf = ({ data }: ListAnswer, { id }: { readonly id: string }): Row | undefined =>
  data.find((row) => row.id === id);
const write = async (method: string, path: string, body: unknown) =>
  (await client.json<Written>(method, `/api/v1/${path}`, body)).data;

describe('whoever wrote', () => {
  it('a new record sees it at the head of the next list, which says that it is catching up', async () => {
    const made = await write('POST', 'ipr', { values: { nombre: 'Recién escrita', bip: '40500001' } });
    const begun = performance.now();
    const page = await list(client, 'ipr', {}, seen(made));
    expect(performance.now() - begun).toBeLessThan(1800);
    expect(page.meta.catchingUp).toBe(true);
    expect(page.data[0]).toMatchObject({ id: made.id, codigo: made.codigo, nombre: 'Recién escrita' });

    const others = await list(client, 'ipr', { limite: '200' });
    expect(rowOf(others, made)).toBeUndefined();
    await portal.caughtUp();
    const later = await list(client, 'ipr', { limite: '200' }, seen(made));
    expect(later.meta).not.toHaveProperty('catchingUp');
    expect(rowOf(later, made)).toMatchObject({ nombre: 'Recién escrita' });
  });

  it('a change sees it in its row', async () => {
    const { data } = await list(client, 'ipr', { limite: '1' });
    const [row] = data;
    if (!row) throw new Error('There are no initiatives.');
    const changed = await write('PATCH', `ipr/${row.id}`, {
      version: row.version,
      changes: { nombre: 'Con otro nombre' },
    });
    const page = await list(client, 'ipr', {}, seen(changed));
    expect(rowOf(page, row)).toMatchObject({ nombre: 'Con otro nombre', version: changed.version });
    expect(page.data.filter(({ id }) => id === row.id)).toHaveLength(1);
  });

  it('a deletion does not see the record any more', async () => {
    const admin = await portal.as('sistema');
    const values = { nombre: 'Se borra enseguida', bip: '40540077' };
    const made = await portal.as('regional');
    const { data: row } = await made.json<Written>('POST', '/api/v1/ipr', { values });
    const gone = await admin.json<Written>('POST', `/api/v1/ipr/${row.id}/eliminar`, {
      version: row.version,
    });
    const page = await list(admin, 'ipr', { limite: '200', orden: 'codigo' }, seen(gone.data));
    expect(rowOf(page, row)).toBeUndefined();
  });

  it('out of their own reach does not see what left it', async () => {
    const chief = await portal.as('jefaDit');
    const mine = await list(chief, 'ipr', { limite: '1' });
    const [row] = mine.data;
    const units = await list(client, 'division', { q: 'DIDESO' });
    if (!row || !units.data[0]) throw new Error('The demonstration is not complete.');
    const moved = await write('PATCH', `ipr/${row.id}`, {
      version: row.version,
      changes: { division: units.data[0].id, responsable: null },
    });
    expect(rowOf(await list(chief, 'ipr', { limite: '200' }, seen(moved)), row)).toBeUndefined();
  });
});

it('late, repeated and disordered deliveries end in what was really written', async () => {
  const made = await Promise.all(
    Array.from({ length: 8 }, (_, at) =>
      write('POST', 'ipr', { values: { nombre: `Revuelta ${at}`, bip: String(40_510_000 + at) } }),
    ),
  );
  for (let round = 2; round <= 5; round += 1)
    await Promise.all(
      made.map(({ id }) =>
        write('PATCH', `ipr/${id}`, { version: round - 1, changes: { montoFndr: round * 1_000_000 } }),
      ),
    );
  await portal.caughtUp();
  const page = await list(client, 'ipr', { q: 'Revuelta', columnas: 'montoFndr', limite: '200' });
  expect(page.data).toHaveLength(8);
  for (const row of page.data) {
    const { data } = await client.json<RecordAnswer>('GET', `/api/v1/ipr/${row.id}`);
    expect([row.version, row.montoFndr]).toEqual([data.version, data.montoFndr]);
    expect(row).toMatchObject({ version: 5, montoFndr: 5_000_000 });
  }
});
