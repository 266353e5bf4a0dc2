import { expect, it } from 'vitest';
import { markdown } from './table.ts';

it('writes numbers as Chile does, to the right', () => {
  const text = markdown({
    title: 'Prueba',
    columns: ['Qué', 'Cuánto'],
    rows: [
      ['lista', 1234.5],
      ['ver', 7],
    ],
  });
  expect(text.split('\n')).toEqual([
    '### Prueba',
    '',
    '| Qué   |  Cuánto |',
    '|-------|--------:|',
    '| lista | 1.234,5 |',
    '| ver   |       7 |',
    '',
  ]);
});

it('keeps a column with words to the left', () => {
  const [, , heading] = markdown({
    title: '',
    columns: ['A', 'Largo'],
    rows: [
      [1, 'no'],
      ['x', 2],
    ],
  }).split('\n');
  expect(heading).toBe('| A | Largo |');
});
