/** A message as the embedded cloud shows it. */
export interface ReceivedMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

const headersOf = (head: string): ReadonlyMap<string, string> =>
  new Map(
    head
      .replace(/\r?\n[ \t]+/g, ' ')
      .split(/\r?\n/)
      .map((line) => {
        const at = line.indexOf(':');
        return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()] as const;
      }),
  );

const split = (message: string): readonly [ReadonlyMap<string, string>, string] => {
  const at = /\r?\n\r?\n/.exec(message);
  if (!at) return [headersOf(message), ''];
  return [headersOf(message.slice(0, at.index)), message.slice(at.index + at[0].length)];
};

const fromQuoted = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

const decodeBody = (body: string, encoding = ''): string => {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64').toString('utf8');
  return /quoted-printable/i.test(encoding) ? fromQuoted(body) : Buffer.from(body, 'latin1').toString('utf8');
};

/** Encoded words of RFC 2047: `=?UTF-8?B?…?=` and `=?UTF-8?Q?…?=`. */
const decodeWords = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?[^?]+\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('utf8')
        : fromQuoted(word.replaceAll('_', ' ')),
    );

/** The plain text of a message: of one with parts, its first. */
const textOf = (headers: ReadonlyMap<string, string>, body: string): string => {
  const boundary = /boundary="?([^";]+)"?/i.exec(headers.get('content-type') ?? '')?.[1];
  if (!boundary) return decodeBody(body, headers.get('content-transfer-encoding'));
  const [, part = ''] = body.split(`--${boundary}`);
  return textOf(...split(part.trimStart()));
};

/** Reads a message this product sent (RFC 5322, MIME). @param raw its bytes as latin-1 */
export const readMail = (raw: string): ReceivedMail => {
  const [headers, body] = split(raw);
  return {
    to: headers.get('to') ?? '',
    subject: decodeWords(headers.get('subject') ?? ''),
    text: textOf(headers, body).trim(),
  };
};
