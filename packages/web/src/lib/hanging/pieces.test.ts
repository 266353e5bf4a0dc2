import { expect, test } from 'vitest';
import { mentionedIn, piecesOf, typedMention } from './pieces.ts';

test('addresses become links and nothing else does', () => {
  expect(piecesOf('Vea https://dom.cl/a?b=1, y <b>esto</b> javascript:alert(1)')).toEqual([
    { text: 'Vea ' },
    { text: 'https://dom.cl/a?b=1', href: 'https://dom.cl/a?b=1' },
    { text: ', y <b>esto</b> javascript:alert(1)' },
  ]);
  expect(piecesOf('')).toEqual([]);
  expect(piecesOf('https://a.cl')).toEqual([{ text: 'https://a.cl', href: 'https://a.cl' }]);
});

test.each([
  ['Hola @Ro', 8, { at: 5, typed: 'Ro' }],
  ['@', 1, { at: 0, typed: '' }],
  ['@María José Pé', 14, { at: 0, typed: 'María José Pé' }],
  ['correo@dom', 10, undefined],
  ['@Ana  vea', 6, undefined],
  ['nada', 4, undefined],
])('%s', (text, caret, found) => {
  expect(typedMention(text, caret)).toEqual(found);
});

test('only people still named are mentioned', () => {
  const ana = { label: 'Ana Rojas' };
  expect(mentionedIn('Vea @Ana Rojas', [ana, { label: 'Luis' }])).toEqual([ana]);
});
