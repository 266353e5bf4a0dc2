import { describe, expect, it } from 'vitest';
import { parameterChoices, parameterOn, parameters } from './parameter.ts';

const tope = {
  label: 'Tope',
  unit: 'UTM',
  source: 'Ley',
  values: [
    { from: '2024-01-01', value: 10 },
    { from: '2026-01-01', value: 30 },
    { from: '2025-01-01', value: 20 },
  ],
} as const;

describe('a parameter', () => {
  it('has the declared value in force on a date, and the first before all of them', () => {
    const on = (date: string) => parameterOn(tope, [], date);
    expect(['2023-05-05', '2024-12-31', '2025-01-01', '2030-01-01'].map(on)).toEqual([10, 10, 20, 30]);
  });

  it('is that of the institution from the date it sets one', () => {
    const own = [
      { from: '2025-06-01', value: 7 },
      { from: '2026-07-01', value: 8 },
    ];
    const on = (date: string) => parameterOn(tope, own, date);
    expect(['2025-05-31', '2025-06-01', '2026-02-01', '2026-07-01'].map(on)).toEqual([20, 7, 7, 8]);
  });

  it('set twice from the same day is what was set last', () => {
    const own = [
      { from: '2025-06-01', value: 7 },
      { from: '2025-06-01', value: 9 },
    ];
    expect(parameterOn(tope, own, '2025-06-01')).toBe(9);
  });

  it('is chosen by its label and unit, and belongs to the module that sets it', () => {
    expect(parameterChoices({ tope })).toEqual({ tope: 'Tope (UTM)' });
    expect(parameters({ tope }, { name: 'ajuste' })).toEqual({ declared: { tope }, module: 'ajuste' });
    expect(parameters({ tope })).toEqual({ declared: { tope } });
  });
});
