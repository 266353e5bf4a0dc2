import { common } from './common-passwords.ts';
import { fits, normal } from './hasher.ts';

/** Fewest characters of a password. */
export const MIN_PASSWORD = 12;

/** Whom a password is for; it may not be made of who they are. */
export interface PasswordOwner {
  readonly nombre: string;
  readonly run: string;
  readonly correo?: string | undefined;
}

/** Fewest different characters: fewer are a pattern, not a password. */
const MIN_DIFFERENT = 5;
/** Shortest part of a name that counts as the name. */
const MIN_PART = 4;

const lookalikes: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
};

const letters = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f\s]/g, '');
const spoken = (text: string): string =>
  letters(text).replace(/[013457@]/g, (sign) => lookalikes[sign] ?? sign);

/** `123456789012`, `abcdefghijkl` and the like: every character is the next of the one before, or the same. */
const isRun = (text: string): boolean => {
  const codes = [...text].map((char) => char.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, at) => Math.abs(code - (codes[at] ?? 0))));
  return [...steps].every((step) => step <= 1 || step === 9);
};

const partsOf = ({ nombre, run, correo }: PasswordOwner): readonly string[] => [
  ...nombre.split(/\s+/),
  (run.split('-')[0] ?? '').replaceAll('.', ''),
  ...(correo?.split('@')[0]?.split(/[._-]/) ?? []),
];

/**
 * What is wrong with a password somebody chose, as a sentence that says what to do; nothing when it will do. Length
 * counts and composition does not (NIST SP 800-63B §5.1.1.2).
 */
export const passwordFault = (password: string, owner: PasswordOwner): string | undefined => {
  const text = normal(password);
  if ([...text].length < MIN_PASSWORD)
    return `Use al menos ${MIN_PASSWORD} caracteres: una frase de varias palabras es fácil de recordar.`;
  if (!fits(text)) return 'Es demasiado larga: use hasta 72 caracteres.';
  const plain = letters(text);
  const said = spoken(text);
  if (new Set(plain).size < MIN_DIFFERENT || isRun(plain))
    return 'Es un patrón fácil de adivinar: use una frase de varias palabras.';
  if (common.some((one) => plain.startsWith(one) || said.startsWith(spoken(one))))
    return 'Está entre las claves más usadas: elija otra que no se pueda adivinar.';
  const own = partsOf(owner)
    .map(letters)
    .filter((part) => part.length >= MIN_PART);
  if (own.some((part) => plain.includes(part) || said.includes(part)))
    return 'No use su nombre, su RUN ni su correo dentro de la clave: elija otra.';
  return undefined;
};
