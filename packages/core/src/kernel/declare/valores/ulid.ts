/** Where a ULID takes its time and its randomness from. */
export interface FuenteUlid {
  /** Milliseconds since 1970. */
  readonly ahora: () => number;
  /** Fills the bytes at random, as `crypto.getRandomValues` does. */
  readonly llenar: (bytes: Uint8Array<ArrayBuffer>) => unknown;
}

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';
const FORMA = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/;
const BITS_AL_AZAR = 80n;
const TIEMPO_MAXIMO = 2 ** 48 - 1;

const escribir = (valor: bigint): string =>
  valor
    .toString(32)
    .padStart(26, '0')
    .replace(/./g, (digito) => CROCKFORD.charAt(Number.parseInt(digito, 32)));

const entero = (bytes: Uint8Array): bigint => bytes.reduce((total, byte) => total * 256n + BigInt(byte), 0n);

/**
 * Makes a generator of lower-case ULIDs (26 characters: 48 bits of time, 80 at random).
 *
 * Monotonic: within a millisecond, or when the clock steps back, the next one is the last plus one.
 *
 * @throws RangeError (the generator) when the time is no integer of 48 bits.
 */
export function crearUlid({ ahora, llenar }: FuenteUlid): () => string {
  let ultimo = -1n;
  return () => {
    const tiempo = ahora();
    if (!Number.isInteger(tiempo) || tiempo < 0 || tiempo > TIEMPO_MAXIMO) {
      throw new RangeError('The time of a ULID must be an integer of 48 bits.');
    }
    const bytes = new Uint8Array(10);
    llenar(bytes);
    const nuevo = (BigInt(tiempo) << BITS_AL_AZAR) + entero(bytes);
    ultimo = BigInt(tiempo) > ultimo >> BITS_AL_AZAR ? nuevo : ultimo + 1n;
    return escribir(ultimo);
  };
}

/**
 * An id in the form of a ULID made of 16 bytes: the same bytes, the same id. It carries no time.
 *
 * @throws RangeError for any other number of bytes.
 */
export const ulidDeBytes = (bytes: Uint8Array): string => {
  if (bytes.length !== 16) throw new RangeError('A ULID is made of 16 bytes.');
  return escribir(entero(bytes));
};

/** Tells a lower-case ULID from any other text. */
export const esUlid = (texto: string): boolean => FORMA.test(texto);

/** Milliseconds since 1970 that a ULID carries. */
export const tiempoDeUlid = (ulid: string): number =>
  [...ulid.slice(0, 10)].reduce((total, letra) => total * 32 + CROCKFORD.indexOf(letra), 0);
