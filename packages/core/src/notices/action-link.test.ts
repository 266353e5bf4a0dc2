import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createActionLinks } from './action-link.ts';

const links = createActionLinks('secreto de prueba');
const who = { tenant: 'nuble', person: '01k0000000000000000000000a' };
const action = { ...who, module: 'alerta', id: '01k0000000000000000000000b', verb: 'atender' };
const now = '2026-07-15T16:00:00.000Z';
const refused = expect.objectContaining({ code: 'ENLACE_VENCIDO' });

describe('a link to a verb', () => {
  const token = links.sign(action, now);

  it('leads the person it was written to where it says, for three days', () => {
    const target = { module: 'alerta', id: action.id, verb: 'atender' };
    expect(links.read(token, who, now)).toEqual(target);
    expect(links.read(token, who, '2026-07-18T15:59:59.000Z')).toEqual(target);
    expect(() => links.read(token, who, '2026-07-18T16:00:01.000Z')).toThrow(refused);
  });

  it.each([
    ['another person', { ...who, person: '01k0000000000000000000000c' }],
    ['the same person in another institution', { ...who, tenant: 'biobio' }],
  ])('leads %s nowhere', (_, other) => {
    expect(() => links.read(token, other, now)).toThrow(refused);
  });

  it('of another installation leads nowhere', () => {
    expect(() => createActionLinks('otro').read(token, who, now)).toThrow(refused);
  });

  it('does not survive a single changed letter, nor any other text', () => {
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom('A', 'b', '0', '_', '.'), (at, letter) => {
        const altered = token.slice(0, at) + letter + token.slice(at + 1);
        // The last letter carries bits that no byte holds.
        if (altered === token || at === token.length - 1 || at === token.indexOf('.') - 1) return;
        expect(() => links.read(altered, who, now)).toThrow(refused);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => links.read(text, who, now)).toThrow(refused);
      }),
    );
  });
});
