import { expect, test } from 'vitest';
import { schema } from '../testing/schema.ts';
import { givenIn } from './given.ts';

test('the address fills in the records a new one belongs to, and nothing else', () => {
  expect(givenIn(schema.fields, '?division=01d&comunas=01c&nombre=Otro&inventado=1')).toEqual({
    division: '01d',
    comunas: ['01c'],
  });
  expect(givenIn(schema.fields, '')).toEqual({});
});
