import { expect, it } from 'vitest';
import { type DomainEvent, effectsOf } from '../kernel/runtime/events/effects.ts';
import { producto } from './producto.ts';

const event = (module: string, more: Partial<DomainEvent> = {}): DomainEvent => ({
  tenant: 't',
  module,
  id: 'a',
  codigo: '',
  seq: 1,
  verb: 'editar',
  estado: '',
  actor: 'x',
  at: '2026-11-22T12:00:00.000Z',
  depth: 0,
  ...more,
});
const told = (module: string, more?: Partial<DomainEvent>) =>
  effectsOf(producto, [event(module, more)])
    .filter(({ queue }) => queue === 'alerts')
    .map(({ message }) => message.effect);

it.each([
  ['a record with rules of its own', 'trabajo', ['alertas.revisar']],
  ['a record whose amount counts in the totals of one', 'modificacion_convenio', ['alertas.revisar']],
  ['a threshold', 'umbral', ['alertas.correr']],
  ['an alert itself', 'alerta', []],
  ['what no rule asks about', 'comuna', []],
])('a change of %s leads to what it has to', (_, module, effects) => {
  expect(told(module)).toEqual(effects);
});

it('what was refused leads to nothing', () => {
  expect(told('trabajo', { refused: true })).toEqual([]);
});
