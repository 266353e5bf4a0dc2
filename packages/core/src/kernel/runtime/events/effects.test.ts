import { describe, expect, it } from 'vitest';
import { productoDeTaller } from '../../testing/taller/pack.ts';
import type { AuditEntry } from '../audit/chain.ts';
import { type DomainEvent, effectsOf, eventName, eventOf, resolveEffects } from './effects.ts';

const event = (verb: string, more: Partial<DomainEvent> = {}): DomainEvent => ({
  tenant: 't',
  module: 'proyecto',
  id: 'a',
  codigo: 'AB/2026',
  seq: 1,
  verb,
  estado: 'IDEA',
  actor: 'ana',
  at: '2026-07-15T16:00:00.000Z',
  depth: 0,
  ...more,
});
const told = (...events: readonly DomainEvent[]) =>
  effectsOf(productoDeTaller, events).map(
    ({ queue, message }) => `${queue} ${message.effect} ${eventName(message.event)}`,
  );

describe('an event', () => {
  it('tells what happened without the values', () => {
    const { refused: _, ...plain } = event('editar');
    const entry: AuditEntry = {
      ...plain,
      changes: [{ field: 'correo', after: 'secreto' }],
      input: { motivo: 'secreto' },
      requestId: 'r',
      ip: '10.0.0.1',
      prev: 'x',
    };
    expect(eventOf(entry)).toEqual(event('editar'));
    expect(eventOf({ ...entry, refused: 'No hay saldo secreto.' })).toEqual(
      event('editar', { refused: true }),
    );
    expect(eventOf({ ...entry, cause: 'pago/b@2', batch: 'IMP-1', depth: 2 })).toEqual(
      event('editar', { cause: 'pago/b@2', batch: 'IMP-1', depth: 2 }),
    );
  });

  it('leads to the effects of its verb, in their queues', () => {
    expect(told(event('crear'))).toEqual(['mail proyecto.avisar proyecto/a@1']);
    expect(told(event('editar'))).toEqual(['effects proyecto.recalcular proyecto/a@1']);
    expect(told(event('iniciar'))).toEqual(['effects proyecto.abrirPagos proyecto/a@1']);
    expect(told(event('anular'), event('volar'), event('toString'), event('x', { module: 'nada' }))).toEqual(
      [],
    );
    expect(told(event('crear', { module: 'recibo' }))).toEqual([]);
  });

  it('leads to its notices, in a queue of their own', () => {
    expect(told(event('crear', { module: 'comentario' }))).toEqual([
      'notices avisos.entregar comentario/a@1',
    ]);
    expect(told(event('retirar', { module: 'comentario' }))).toEqual([]);
  });

  it('is told once, and each of a batch by itself', () => {
    expect(told(event('crear'), event('crear'), event('crear', { id: 'b' }))).toHaveLength(2);
    const batch = { batch: 'TC-2026-00001' };
    expect(told(event('crear', batch), event('crear', { ...batch, id: 'b' }), event('crear', batch))).toEqual(
      ['mail proyecto.avisar proyecto/a@1', 'mail proyecto.avisar proyecto/b@1'],
    );
  });
});

describe('the handlers of a product', () => {
  const names = [...new Set(productoDeTaller.effects.map(({ effect }) => effect))];
  const handlers = Object.fromEntries(names.map((name) => [name, async () => {}]));

  it('are all there', () => {
    expect(resolveEffects(productoDeTaller, handlers)).toBe(handlers);
  });

  it('are resolved queue by queue where each runs on its own', () => {
    const { 'proyecto.avisar': avisar = async () => {} } = handlers;
    const mail = { 'proyecto.avisar': avisar };
    expect(resolveEffects(productoDeTaller, mail, 'mail')).toBe(mail);
    expect(() => resolveEffects(productoDeTaller, mail, 'effects')).toThrow(/without use: proyecto.avisar/);
  });

  it('are missed by name, and so are those nobody uses', () => {
    const { 'proyecto.avisar': _, ...less } = handlers;
    expect(() => resolveEffects(productoDeTaller, less)).toThrow(
      'Effects without handler: proyecto.avisar; without use: none.',
    );
    expect(() =>
      resolveEffects(productoDeTaller, { ...handlers, 'proyecto.olvidado': async () => {} }),
    ).toThrow('Effects without handler: none; without use: proyecto.olvidado.');
  });
});

it('a product without alerts has none to look at again', () => {
  const { alerts } = productoDeTaller;
  const quiet = { ...productoDeTaller, alerts: { ...alerts, module: undefined } };
  const named = effectsOf(quiet, [event('editar')]).map(({ message }) => message.effect);
  expect(named.filter((name) => name.startsWith('alertas.'))).toEqual([]);
});
