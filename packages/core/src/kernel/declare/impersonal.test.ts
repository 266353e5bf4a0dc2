import { expect, it } from 'vitest';
import { impersonalName } from './impersonal.ts';

it.each([
  ['sistema:semilla', 'Sistema'],
  ['operador:01k9', 'Operación de la plataforma'],
  ['emergencia:2', 'Cuenta de emergencia 2'],
  ['01k9', undefined],
])('%s is called %s', (actor, name) => {
  expect(impersonalName(actor)).toBe(name);
});
