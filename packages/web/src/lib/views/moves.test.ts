import { expect, it } from 'vitest';
import type { Schema } from '../descriptor.ts';
import { schema } from '../testing/schema.ts';
import { nextStep, verbBetween, verbsFrom } from './moves.ts';

const verb = (name: string, from: string, to: string, tone?: 'primary' | 'danger') => ({
  name,
  label: name,
  from: [from],
  to,
  inputs: [],
  ...(tone ? { tone } : {}),
});
const works: Schema = {
  ...schema,
  verbs: [
    { name: 'leer', label: 'Ver', inputs: [] },
    verb('cancelar', 'NUEVA', 'CERRADA', 'danger'),
    verb('anotar', 'NUEVA', 'same'),
    verb('comenzar', 'NUEVA', 'EN_OBRA', 'primary'),
    verb('cerrar', 'EN_OBRA', 'CERRADA'),
  ],
  allowed: ['leer', 'cancelar', 'anotar', 'comenzar'],
};

it('tells what can be done from a state: the next step first, dangers last, nothing the person lacks', () => {
  expect(verbsFrom(works, 'NUEVA').map(({ name }) => name)).toEqual(['comenzar', 'anotar', 'cancelar']);
  expect(verbsFrom(works, 'EN_OBRA')).toEqual([]);
  expect(nextStep(works, 'NUEVA')?.name).toBe('comenzar');
  expect(nextStep(works, 'CERRADA')).toBeUndefined();
});

it('finds the verb that moves a card from one column to another', () => {
  expect(verbBetween(works, 'NUEVA', 'EN_OBRA')?.name).toBe('comenzar');
  expect(verbBetween(works, 'NUEVA', 'CERRADA')?.name).toBe('cancelar');
  expect(verbBetween(works, 'EN_OBRA', 'CERRADA')).toBeUndefined();
});
