import { extname } from 'node:path';
import type { ContentCheck, Verdict, VirusScanner } from '@gore/core/ports/content.ts';
import { fileTypeFromBuffer } from 'file-type';
import { packedFault } from './packed.ts';

const office = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

/** Types that may be kept, each with the endings people give it. */
const admitted: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'image/tiff': ['tif', 'tiff'],
  'image/heic': ['heic'],
  [`${office}.wordprocessingml.document`]: ['docx'],
  [`${office}.spreadsheetml.sheet`]: ['xlsx'],
  [`${office}.presentationml.presentation`]: ['pptx'],
  [`${openDocument}.text`]: ['odt'],
  [`${openDocument}.spreadsheet`]: ['ods'],
  [`${openDocument}.presentation`]: ['odp'],
  'application/x-cfb': ['doc', 'xls', 'ppt', 'msg'],
  'application/zip': ['zip', 'kmz'],
  'image/vnd.dwg': ['dwg'],
};

/** Endings of texts, and the type each is kept as: none that a browser would run. */
const texts: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  csv: 'text/csv',
  md: 'text/plain',
  dxf: 'text/plain',
};

const refused = (reason: string): Verdict => ({ result: 'rechazado', reason });

const notAdmitted = refused(
  'Este tipo de archivo no se guarda: suba un PDF, una imagen, un documento de oficina, un texto o un plano.',
);
const notWhatItSays = (ending: string): Verdict =>
  refused(`Su contenido no es el de un archivo .${ending}: ábralo, guárdelo con su formato y súbalo.`);

const isText = (bytes: Buffer): boolean => !bytes.includes(0);
const isMarkup = (bytes: Buffer): boolean =>
  /^[\s\uFEFF\u00EF\u00BB\u00BF]*<(!doctype|!--|\?xml|html|svg|script|[a-z]+:?[a-z]*[\s>])/i.test(
    bytes.subarray(0, 1024).toString('latin1'),
  );

const judgeText = (bytes: Buffer, ending: string): Verdict => {
  const type = Object.hasOwn(texts, ending) ? texts[ending] : undefined;
  if (type === undefined) return notAdmitted;
  if (!isText(bytes)) return notWhatItSays(ending);
  return isMarkup(bytes) ? notAdmitted : { result: 'admitido', type };
};

const judge = async (bytes: Buffer, ending: string): Promise<Verdict> => {
  if (bytes.length === 0) return refused('El archivo está vacío: elija otro.');
  if (bytes.subarray(0, 2).toString() === 'PK') {
    // Before anybody unpacks a part of it to see what it is.
    const fault = packedFault(bytes);
    if (fault) return refused(fault);
  }
  const found = await fileTypeFromBuffer(bytes);
  if (!found) return judgeText(bytes, ending);
  const endings = Object.hasOwn(admitted, found.mime) ? admitted[found.mime] : undefined;
  if (!endings) return notAdmitted;
  return endings.includes(ending) ? { result: 'admitido', type: found.mime } : notWhatItSays(ending);
};

/**
 * Makes the check of documents: what a file is by its bytes, whether its name agrees, and what a scanner finds in it.
 * Programs, web pages, SVG and office files with macros are never kept.
 */
export const createContentCheck =
  (scanner: VirusScanner): ContentCheck =>
  async (raw, name) => {
    const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
    const verdict = await judge(bytes, extname(name).slice(1).toLowerCase());
    if (verdict.result !== 'admitido') return verdict;
    const found = await scanner.scan(bytes);
    return found === undefined
      ? verdict
      : {
          result: 'cuarentena',
          reason: `El antivirus encontró «${found}»: nadie puede abrirlo. Avise a soporte.`,
        };
  };
