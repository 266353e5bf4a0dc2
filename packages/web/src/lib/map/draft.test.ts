import type { Json } from '@gore/core/kernel/declare/json.ts';
import { expect, test } from 'vitest';
import { schema } from '../testing/schema.ts';
import { communesIn, overlapDraft, placeIn } from './draft.ts';

const values = (all: Readonly<Record<string, Json>>) => (name: string) => all[name];
const placed = {
  ...schema,
  title: 'nombre',
  place: 'lugar',
  overlap: { executor: 'ejecutor' },
  fields: [
    { name: 'comunas', kind: 'refs', label: 'Comunas', source: 'field', module: 'comuna' },
    { name: 'otros', kind: 'refs', label: 'Otros', source: 'field', module: 'usuario' },
  ],
} as const;

test('a place is a pair of degrees and nothing else', () => {
  expect(placeIn({ lon: -72, lat: -36 })).toEqual({ lon: -72, lat: -36 });
  for (const none of [undefined, null, 'x', { lon: '1', lat: 2 }]) expect(placeIn(none)).toBeUndefined();
});

test('communes are those the record names', () => {
  expect(communesIn(placed, values({ comunas: ['a', 'b'], otros: ['c'] }))).toEqual(['a', 'b']);
});

test('a record being written is compared once it has a name', () => {
  expect(overlapDraft(placed, values({ nombre: 'Posta' }))).toBeUndefined();
  expect(overlapDraft(schema, values({ nombre: 'Posta de salud rural' }))).toBeUndefined();
  expect(
    overlapDraft(
      placed,
      values({ nombre: 'Posta de salud', ejecutor: 'SSÑ', lugar: { lon: 1, lat: 2 }, comunas: ['a'] }),
    ),
  ).toEqual({ titulo: 'Posta de salud', ejecutor: 'SSÑ', lon: 1, lat: 2, comunas: ['a'] });
});
