import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crearUlid, esUlid, tiempoDeUlid, ulidDeBytes } from './ulid.ts';

const FIN_DEL_TIEMPO = 2 ** 48 - 1;

const relleno = (byte: number) => (bytes: Uint8Array) => bytes.fill(byte);

/** A generator whose clock gives these times, one for each call. */
const conTiempos = (tiempos: readonly number[], llenar: (bytes: Uint8Array<ArrayBuffer>) => unknown) => {
  const pendientes = tiempos.values();
  return crearUlid({ ahora: () => pendientes.next().value ?? 0, llenar });
};

describe('crearUlid', () => {
  it('writes time and randomness in lower-case Crockford base 32', () => {
    expect(conTiempos([0], relleno(0))()).toBe('00000000000000000000000000');
    expect(conTiempos([1_469_918_176_385], relleno(0xff))()).toBe('01aryz6s41zzzzzzzzzzzzzzzz');
    expect(conTiempos([FIN_DEL_TIEMPO], relleno(0xff))()).toBe('7zzzzzzzzzzzzzzzzzzzzzzzzz');
  });

  it('takes the bytes in the order given', () => {
    const azar = (bytes: Uint8Array) => bytes.set([0, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
    expect(conTiempos([0], azar)()).toBe('00000000000000000000000082');
  });

  it('counts on within a millisecond', () => {
    const siguiente = conTiempos([5, 5, 5], relleno(0));
    expect([siguiente(), siguiente(), siguiente()].map((ulid) => ulid.slice(-2))).toStrictEqual([
      '00',
      '01',
      '02',
    ]);
  });

  it('goes on rising when the clock steps back', () => {
    const siguiente = conTiempos([9, 3], relleno(7));
    const [primero, segundo] = [siguiente(), siguiente()];
    expect(segundo > primero).toBe(true);
    expect(tiempoDeUlid(segundo)).toBe(9);
  });

  it('borrows a millisecond when the randomness of one is used up', () => {
    const siguiente = conTiempos([5, 5, 6, 7], relleno(0xff));
    expect([siguiente(), siguiente(), siguiente(), siguiente()].map(tiempoDeUlid)).toStrictEqual([
      5, 6, 6, 7,
    ]);
  });

  it.each([-1, 0.5, Number.NaN, FIN_DEL_TIEMPO + 1])('refuses the time %d', (tiempo) => {
    expect(conTiempos([tiempo], relleno(0))).toThrow(
      new RangeError('The time of a ULID must be an integer of 48 bits.'),
    );
  });

  it('makes valid, strictly rising ids that carry a time, whatever the clock does', () => {
    const tiempos = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(tiempos, fc.nat(255), (momentos, byte) => {
        const siguiente = conTiempos(momentos, relleno(byte));
        const ulids = momentos.map(() => siguiente());
        expect(ulids.every(esUlid)).toBe(true);
        expect(new Set(ulids).size).toBe(ulids.length);
        expect(ulids.toSorted()).toStrictEqual(ulids);
      }),
    );
  });

  it('keeps the time it was given', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: FIN_DEL_TIEMPO }), (tiempo) => {
        expect(tiempoDeUlid(conTiempos([tiempo], relleno(1))())).toBe(tiempo);
      }),
    );
  });
});

describe('esUlid', () => {
  it.each(['01aryz6s41zzzzzzzzzzzzzzzz', '00000000000000000000000000', '7zzzzzzzzzzzzzzzzzzzzzzzzz'])(
    'accepts %s',
    (texto) => {
      expect(esUlid(texto)).toBe(true);
    },
  );

  it.each([
    '81arynxv5hzzzzzzzzzzzzzzzz',
    '01ARYZ6S41ZZZZZZZZZZZZZZZZ',
    '01aryz6s41zzzzzzzzzzzzzzz',
    '01aryz6s41zzzzzzzzzzzzzzzzz',
    '01aryz6s41zzzzzzzzzzzzzzzi',
    '01aryz6s41zzzzzzzzzzzzzzzl',
    '01aryz6s41zzzzzzzzzzzzzzzo',
    '01aryz6s41zzzzzzzzzzzzzzzu',
    ' 01aryz6s41zzzzzzzzzzzzzzzz',
    '',
  ])('does not accept %j', (texto) => {
    expect(esUlid(texto)).toBe(false);
  });
});

describe('un id hecho de bytes', () => {
  it('es siempre el mismo, con la forma de un ULID', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        expect(esUlid(ulidDeBytes(bytes))).toBe(true);
        expect(ulidDeBytes(bytes)).toBe(ulidDeBytes(Uint8Array.from(bytes)));
      }),
    );
  });

  it('pide dieciséis', () => {
    expect(() => ulidDeBytes(new Uint8Array(15))).toThrow(RangeError);
  });
});
