import { expect, it } from 'vitest';
import { reasonOf } from './sign-in-reasons.ts';

it.each(['sin_cuenta', 'institucion_cerrada', 'cancelado', 'reintentar', 'no_disponible'])(
  '%s says what to do next',
  (motivo) => {
    expect(reasonOf(motivo)?.text).toMatch(/(Pídala|pídalos|Ingrese|ingrese) /);
  },
);

it.each([null, '', 'otro', 'constructor'])('%s says nothing', (motivo) => {
  expect(reasonOf(motivo)).toBeUndefined();
});
