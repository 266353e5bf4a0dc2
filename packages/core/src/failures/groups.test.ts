import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestTable, type TestTable } from '../identity/testing/efimero.ts';
import type { Failure } from './failure.ts';
import { createFailureGroups, EVERYWHERE, type FailureGroups, MOST_NEW } from './groups.ts';

const failure = (changes: Partial<Failure> = {}): Failure => ({
  origin: 'servidor',
  name: 'TypeError',
  service: 'commands',
  frames: ['viewRecord (view/record.ts:10:4)', 'commands.ts:80:2'],
  release: '0.4.0',
  ...changes,
});
const by = { actor: 'ana', release: '0.4.0' };

let efimero: TestTable;
let groups: FailureGroups;
beforeEach(async () => {
  efimero = await openTestTable();
  groups = createFailureGroups(efimero);
});
afterEach(() => efimero.close());

const only = async (reach = 'nuble') => {
  const [group, ...others] = await groups.list(reach);
  expect(others).toEqual([]);
  if (!group) throw new Error('There is no group');
  return group;
};

it('counts what is the same, from first to last, whatever line it moved to', async () => {
  await groups.note(failure(), 'nuble');
  efimero.clock.at += 5000;
  await groups.note(failure({ frames: ['viewRecord (view/record.ts:99:1)', 'commands.ts:81:2'] }), 'nuble');
  const at = efimero.clock.at;
  expect(await only()).toMatchObject({ times: 2, first: at - 5000, last: at, standing: 'abierta' });
});

it('shows an institution its own, and who operates the platform everything', async () => {
  await groups.note(failure(), 'nuble');
  await groups.note(failure(), 'maule');
  await groups.note(failure());
  expect((await only('nuble')).times).toBe(1);
  expect((await only('maule')).times).toBe(1);
  expect((await only(EVERYWHERE)).times).toBe(3);
  expect(await groups.list('biobio')).toEqual([]);
});

it('puts the last seen first', async () => {
  await groups.note(failure({ name: 'RangeError' }), 'nuble');
  efimero.clock.at += 1;
  await groups.note(failure(), 'nuble');
  expect((await groups.list('nuble')).map(({ name }) => name)).toEqual(['TypeError', 'RangeError']);
});

it.each([
  ['resolver', 'resuelta'],
  ['ignorar', 'ignorada'],
] as const)('stays as it was settled by %s until a later release fails again', async (decision, standing) => {
  await groups.note(failure(), 'nuble');
  const { id } = await only();
  expect(await groups.settle('nuble', id, decision, by)).toMatchObject({ standing, settledBy: 'ana' });
  await groups.note(failure({ release: '0.3.0' }), 'nuble');
  await groups.note(failure(), 'nuble');
  expect(await only()).toMatchObject({ standing, times: 3, release: '0.4.0', reopened: false });
  const frames = ['viewRecord (view/record.ts:12:4)', 'commands.ts:80:2'];
  await groups.note(failure({ release: '0.5.0', frames }), 'nuble');
  expect(await only()).toMatchObject({
    standing: 'abierta',
    reopened: true,
    since: '0.4.0',
    release: '0.5.0',
    frames,
  });
  expect((await only(EVERYWHERE)).standing).toBe('abierta');
});

it('opens again when somebody says so, and settles nothing that does not exist', async () => {
  await groups.note(failure(), 'nuble');
  const { id } = await only();
  await groups.settle('nuble', id, 'ignorar', by);
  expect(await groups.settle('nuble', id, 'reabrir', by)).toMatchObject({ standing: 'abierta' });
  expect(await groups.settle('nuble', 'f'.repeat(16), 'resolver', by)).toBeUndefined();
  expect(await groups.find('maule', id)).toBeUndefined();
});

it('is not filled by whoever invents failures', async () => {
  for (let made = 0; made < MOST_NEW + 5; made += 1) await groups.note(failure({ code: `C${made}` }));
  const all = await groups.list(EVERYWHERE);
  expect(all).toHaveLength(MOST_NEW + 1);
  expect(all.find(({ name }) => name === 'Otras')?.times).toBe(5);
});

it('forgets what nobody saw again for sixty days', async () => {
  await groups.note(failure(), 'nuble');
  const { last } = await only();
  const { ScanCommand } = await import('@aws-sdk/client-dynamodb');
  const { Items = [] } = await efimero.client.send(new ScanCommand({ TableName: efimero.table }));
  const ends = Items.filter(({ pk }) => pk?.S?.startsWith('FALLA#')).map(({ caduca }) => Number(caduca?.N));
  expect(ends).toEqual([last / 1000 + 60 * 86_400, last / 1000 + 60 * 86_400]);
});
