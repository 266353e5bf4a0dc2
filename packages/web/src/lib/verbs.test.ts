import type { VerbDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { expect, test } from 'vitest';
import type { OpenVerb } from './api/records.ts';
import { row, schema } from './testing/schema.ts';
import { sortVerbs } from './verbs.ts';

const verb = (name: string, more: Partial<VerbDescriptor> = {}): VerbDescriptor => ({
  name,
  label: name,
  from: ['NUEVA'],
  to: 'EN_OBRA',
  inputs: [],
  ...more,
});
const sort = (verbs: readonly VerbDescriptor[], open: readonly OpenVerb[]) => {
  const { inSight, more } = sortVerbs({ ...schema, verbs }, { data: row(), meta: { refs: {}, verbs: open } });
  return { inSight: inSight.map((one) => one.verb.name), more: more.map((one) => one.verb.name) };
};

test('the next step is in sight; what takes away comes after the rest', () => {
  const verbs = [
    verb('anular', { tone: 'danger' }),
    verb('asignar', { to: 'same' }),
    verb('iniciar', { tone: 'primary' }),
  ];
  const open = verbs.map(({ name }) => ({ name, open: true }));
  expect(sort(verbs, open)).toEqual({ inSight: ['iniciar'], more: ['asignar', 'anular'] });
});

test('the only way forward is in sight although nobody called it primary', () => {
  const verbs = [verb('avanzar'), verb('asignar', { to: 'same' })];
  const open = verbs.map(({ name }) => ({ name, open: true }));
  expect(sort(verbs, open)).toEqual({ inSight: ['avanzar'], more: ['asignar'] });
});

test('a closed verb of this state stays with its reason; those of other states do not', () => {
  const verbs = [verb('recibir'), verb('cerrar', { from: ['EN_OBRA'] })];
  const open = verbs.map(({ name }) => ({ name, open: false, reason: 'No todavía.' }));
  expect(sort(verbs, open)).toEqual({ inSight: [], more: ['recibir'] });
});

test('editing has a place of its own, and what the server does not name is not shown', () => {
  expect(sort([verb('editar'), verb('oculto')], [{ name: 'editar', open: true }])).toEqual({
    inSight: [],
    more: [],
  });
});
