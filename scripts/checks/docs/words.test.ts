import type { ItemOf } from '@gore/core/kernel/declare/module.ts';
import { queryFor } from '@gore/core/kernel/declare/predicate.ts';
import { predicateWords } from '@gore/core/kernel/declare/words.ts';
import type { ipr } from '@gore/core/modules/gestion/ipr.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { expect, it } from 'vitest';
import { table } from './words.ts';

const q = queryFor<ItemOf<typeof ipr>>();
const module = producto.find('ipr');
if (!module) throw new Error('The product has no ipr');

it.each([
  ['an actor', q.eq('responsable', q.actor('id')), '«Responsable» es la persona que consulta'],
  ['states', q.in('estado', ['EN_OBRA', 'SUSPENDIDO']), '«Estado» es En obra o Suspendido'],
  ['days', q.gt(q.days('fechaAvance'), 30), 'los días desde «Último avance registrado» es mayor que 30'],
  [
    'several parts',
    q.and(q.not(q.empty('fechaTermino')), q.lt('fechaTermino', q.today)),
    'no se cumple que «Término programado» está vacío y «Término programado» es anterior a hoy',
  ],
  ['nothing', q.and(), 'siempre'],
  ['never', q.or(), 'nunca'],
])('puts %s in words', (_, predicate, words) => {
  expect(predicateWords(module, predicate)).toBe(words);
});

it('keeps a cell inside its table', () => {
  expect(table(['a'], [['x|y\nz']])).toBe('| a |\n| --- |\n| x\\|y z |');
});
