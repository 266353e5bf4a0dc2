import { ImportRefusal } from '../refusal.ts';

/** What a file is, judged by its first bytes and never by its name. */
export type FileKind = 'zip' | 'text';

const OLE =
  'Es un Excel antiguo (.xls) o está protegido con contraseña: ábralo, guárdelo como .xlsx sin contraseña y súbalo de nuevo.';
const NO_SHEET = 'No es una planilla: suba un archivo .xlsx o .csv.';
const WEB_PAGE =
  'Es una página web guardada con nombre de planilla: ábrala en Excel, guárdela como .xlsx y súbala de nuevo.';

/** First bytes (hexadecimal) of what people upload by mistake. */
const refused: readonly (readonly [string, string])[] = [
  ['d0cf11e0a1b11ae1', OLE],
  ['25504446', NO_SHEET],
  ['89504e47', NO_SHEET],
  ['ffd8ff', NO_SHEET],
  ['1f8b', NO_SHEET],
  ['377abcaf', NO_SHEET],
  ['526172211a', NO_SHEET],
];

const zip = ['504b0304', '504b0506'];

/** How many bytes {@link fileKind} needs to see. */
export const signatureBytes = 512;

/**
 * Tells a zip (which an xlsx is) from a text (which a CSV is).
 *
 * @throws ImportRefusal for an empty file and for every other known kind.
 */
export const fileKind = (head: Uint8Array): FileKind => {
  if (head.byteLength === 0) {
    throw new ImportRefusal(
      'PLANILLA_VACIA',
      'El archivo está vacío: revise que sea el correcto y súbalo de nuevo.',
    );
  }
  const bytes = Buffer.from(head);
  const hex = bytes.toString('hex');
  if (zip.some((magic) => hex.startsWith(magic))) return 'zip';
  const sentence = refused.find(([magic]) => hex.startsWith(magic))?.[1];
  if (sentence) throw new ImportRefusal('FORMATO_NO_ADMITIDO', sentence);
  if (/^\W*<(!doctype|html|table|\?xml)/i.test(bytes.toString('latin1'))) {
    throw new ImportRefusal('FORMATO_NO_ADMITIDO', WEB_PAGE);
  }
  return 'text';
};
