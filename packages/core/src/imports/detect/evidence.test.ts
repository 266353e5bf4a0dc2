import { expect, it } from 'vitest';
import { unitOf } from './evidence.ts';

it.each([
  ['MONTO MM$', [], undefined, 'MM$'],
  ['Costo (millones de $)', ['1.234'], 'M$', 'MM$'],
  ['Monto M$', ['1.234'], undefined, 'M$'],
  ['MARCO (MILES DE PESOS)', [], undefined, 'M$'],
  ['Monto en pesos', ['1.234'], 'M$', '$'],
  ['Monto', ['MM$ 1', 'MM$ 2', '3'], undefined, 'MM$'],
  ['Monto', ['M$ 1', 'M$ 2', '3'], undefined, 'M$'],
  ['Monto', ['817.390', '95.000'], undefined, 'M$'],
  ['Monto', ['817.390.000', '95.000.000'], undefined, '$'],
  ['Monto', ['817.390.000', '95.000.000'], 'M$', '$'],
] as const)('the unit of «%s» with %j, known as %s, is %s', (title, cells, declared, unit) => {
  expect(unitOf(title, cells, declared).unidad).toBe(unit);
});
