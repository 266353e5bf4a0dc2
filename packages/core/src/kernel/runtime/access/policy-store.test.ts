import type { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openTaller, type Taller } from '../../testing/furnish.ts';
import { policyMoved, policyNamed, readPolicyRecords, readStanding } from './policy-store.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(() => t.world.close());

const store = () => t.world.deps.store;
const user = () => ({ tenant: 't', module: 'usuario', id: t.ana.id });

it('reads the version and the records it is asked for, and begins at nothing', async () => {
  const { version, records } = await readStanding(store(), 't', [user()]);
  expect(version).toBeGreaterThan(0);
  expect(records.map(({ id }) => id)).toEqual([t.ana.id]);
  expect(await readStanding(store(), 'otra', [{ ...user(), tenant: 'otra' }])).toEqual({
    version: 0,
    records: [],
  });
});

it('asks again for what the table left out of its answer', async () => {
  const { client, tables } = store();
  const send = client.send.bind(client);
  const asked = vi.spyOn(client, 'send');
  const nothing = async ({ input }: BatchGetCommand) => ({ UnprocessedKeys: input.RequestItems });
  const rest = async (command: BatchGetCommand) => {
    const { Responses } = await send(command);
    return { Responses: { [tables.datos]: Responses?.[tables.datos] } };
  };
  asked.mockImplementationOnce(nothing as never).mockImplementationOnce(rest as never);
  const { records, version } = await readStanding(store(), 't', [user()]);
  expect([records.length, version > 0, asked.mock.calls.length]).toEqual([1, true, 2]);
  asked.mockRestore();
});

it('reads the living records of the policy, and none where there never was one', async () => {
  const gone = await t.create(t.admin, 'division', { sigla: 'X', nombre: 'Extinta' });
  const ids = async () => (await readPolicyRecords(store(), 't')).map(({ id }) => id);
  expect(await ids()).toEqual(expect.arrayContaining([t.gabinete.id, t.obras.id, gone.id]));
  await t.removeUnseen(t.admin, gone);
  expect(await ids()).not.toContain(gone.id);
  expect(await readPolicyRecords(store(), 'otra')).toEqual([]);
});

it('is a conflict for a write, should the table ever refuse to move it', () => {
  for (const { failed } of [policyMoved(store(), 't'), policyNamed(store(), user())])
    expect(failed({})).toMatchObject({ kind: 'conflicto' });
});
