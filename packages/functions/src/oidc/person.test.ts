import { digitoVerificador } from '@gore/core/kernel/declare/valores/rut.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signToken } from './id-token.ts';
import { personOf } from './person.ts';
import { testSigner } from './testing/bridge.ts';

const answer = (numero: unknown, DV: unknown, name: unknown = {}) => ({
  sub: '999',
  RolUnico: { numero, DV, tipo: 'RUN' },
  name,
});

describe('the person is who RolUnico says', () => {
  it.each([
    [44444444, '4', '44444444-4'],
    ['44444444', '4', '44444444-4'],
    ['44.444.444', '4', '44444444-4'],
    ['044444444', 4, '44444444-4'],
    [6, 'k', '6-K'],
  ])('%o with %o', (numero, DV, run) => {
    expect(personOf(answer(numero, DV), 'p').run).toBe(run);
  });

  it('whatever the number, as number or text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (numero) => {
        const DV = digitoVerificador(numero);
        const [one, other] = [personOf(answer(numero, DV), 'p'), personOf(answer(`${numero}`, DV), 'p')];
        expect(one).toEqual(other);
        expect(one.run).toBe(`${numero}-${DV}`);
      }),
    );
  });

  it('never by ClaveÚnica’s `sub`, and not by a number anybody could guess back', () => {
    const [one, other] = [personOf(answer(44444444, '4'), 'p'), personOf(answer(44444444, '4'), 'q')];
    expect(one.sub).toMatch(/^[\w-]{43}$/);
    expect(one.sub).not.toBe(other.sub);
  });

  it.each([
    answer(44444444, '5'),
    answer(44444444, ''),
    answer(44444444, '44'),
    answer(-44444444, '4'),
    answer(4444444.4, '4'),
    answer(null, '4'),
    answer([44444444], '4'),
    { sub: '44444444-4' },
    {},
    null,
    'text',
  ])('nobody from %j', (said) => {
    expect(() => personOf(said, 'p')).toThrow('run_invalido');
  });
});

describe('names', () => {
  it('are joined, whatever is missing', () => {
    const names = { nombres: ['María', 'José'], apellidos: ['Ñancupil'] };
    expect(personOf(answer(6, 'K', names), 'p')).toMatchObject({
      given_name: 'María José',
      family_name: 'Ñancupil',
      name: 'María José Ñancupil',
    });
    expect(personOf(answer(6, 'K', { nombres: 'Ana', apellidos: [7, null] }), 'p').name).toBe('Ana');
  });

  it('however long fit into what KMS signs', async () => {
    const long = ['ÑandúÑ'.repeat(200)];
    const person = personOf(answer(6, 'K', { nombres: long, apellidos: long }), 'p');
    const signed: Uint8Array[] = [];
    const signer = {
      publicKey: testSigner().publicKey,
      sign: async (message: Uint8Array) => {
        signed.push(message);
        return message.subarray(0, 1);
      },
    };
    await signToken(signer, { ...person, nonce: 'n'.repeat(256), iss: 'i'.repeat(200) });
    expect(signed[0]?.length).toBeLessThan(4096);
  });
});
