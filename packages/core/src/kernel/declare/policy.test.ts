import { expect, it } from 'vitest';
import { areTexts, deltaOn, isByModule, isDelta } from './policy.ts';

const delta = {
  ipr: { verbos: { crear: 'unit', editar: null }, ocultar: ['bip'], cuatroOjos: { rendir: ['crear'] } },
};

it('knows the form of a delta', () => {
  expect([{}, { ipr: {} }, delta].map(isDelta)).toEqual([true, true, true]);
  const others: readonly unknown[] = [
    undefined,
    null,
    [],
    'ipr',
    { ipr: null },
    { ipr: { verbos: ['crear'] } },
    { ipr: { verbos: { crear: 1 } } },
    { ipr: { ocultar: 'bip' } },
    { ipr: { ocultar: [1] } },
    { ipr: { cuatroOjos: { rendir: 'crear' } } },
    { ipr: { cuatroOjos: [] } },
    { ipr: { toString: [] } },
  ];
  expect(others.filter(isDelta)).toEqual([]);
});

it('knows lists of texts, alone and by module', () => {
  expect([areTexts([]), areTexts(['a']), areTexts([1]), areTexts('a')]).toEqual([true, true, false, false]);
  expect([isByModule({ ipr: ['leer'] }), isByModule([]), isByModule({ ipr: 'leer' })]).toEqual([
    true,
    false,
    false,
  ]);
});

it('holds a delta from its day on, and until then the one before', () => {
  const dated = { delta, since: '2026-07-15', previous: { ipr: {} } };
  expect(deltaOn(dated, '2026-07-14')).toEqual({ ipr: {} });
  expect(deltaOn(dated, '2026-07-15')).toEqual(delta);
  expect(deltaOn({ delta }, '2026-07-15')).toEqual(delta);
  expect(deltaOn({ delta: 'nada', since: '2026-07-15' }, '2026-07-16')).toEqual({});
  expect(deltaOn({ delta, since: '2026-07-15' }, '2026-07-01')).toEqual({});
});
