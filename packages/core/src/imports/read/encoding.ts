import { ImportRefusal } from '../refusal.ts';

/** Ways of writing text that spreadsheets export. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const marked = (head: Uint8Array): Encoding | undefined => {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
};

/** Whether chunks that come one after another are UTF-8 as a whole. */
const utf8Check = (): { readonly holds: (chunk?: Uint8Array) => boolean } => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let holding = true;
  return {
    holds: (chunk) => {
      try {
        if (holding) decoder.decode(chunk, { stream: chunk !== undefined });
      } catch {
        holding = false;
      }
      return holding;
    },
  };
};

/**
 * Finds out how a text is encoded by reading all of it: one stray byte near the end is enough for it not to be UTF-8,
 * and then it is windows-1252, which is what Excel writes in Chile.
 *
 * @throws ImportRefusal when it holds zero bytes, which no text does.
 */
export async function detectEncoding(chunks: AsyncIterable<Uint8Array>): Promise<Encoding> {
  const utf8 = utf8Check();
  let first = true;
  for await (const chunk of chunks) {
    const encoding = first ? marked(chunk) : undefined;
    if (encoding) return encoding;
    first = false;
    if (chunk.includes(0)) {
      throw new ImportRefusal('FORMATO_NO_ADMITIDO', 'No es una planilla: suba un archivo .xlsx o .csv.');
    }
    utf8.holds(chunk);
  }
  return utf8.holds() ? 'utf-8' : 'windows-1252';
}

/** Decodes a text chunk by chunk; a byte order mark is dropped. */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
