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

/** One body of a message, in its own letters. */
export interface MailPart {
  /** Such as `text/html`. */
  readonly type: string;
  readonly body: string;
}

/** The bodies of a message, those inside others included. @throws Error when its parts do not end as MIME says. */
const partsOf = (headers: ReadonlyMap<string, string>, body: string): readonly MailPart[] => {
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (!boundary)
    return [
      {
        type: type.split(';')[0]?.trim().toLowerCase() ?? '',
        body: decodeBody(body, headers.get('content-transfer-encoding')),
      },
    ];
  const [inside, ...rest] = body.split(`--${boundary}--`);
  if (inside === undefined || rest.length !== 1) throw new Error('The parts of the message do not end.');
  return inside
    .split(`--${boundary}`)
    .slice(1)
    .flatMap((part) => partsOf(...split(part.replace(/^\r?\n/, ''))));
};

/** A message with its headers, by their names in small letters, and its bodies. @param raw its bytes as latin-1 */
export const readMime = (
  raw: string,
): { readonly headers: ReadonlyMap<string, string>; readonly parts: readonly MailPart[] } => {
  const [headers, body] = split(raw);
  const words = new Map([...headers].map(([name, value]) => [name, decodeWords(value)] as const));
  return { headers: words, parts: partsOf(headers, body) };
};

/** Reads a message this product sent (RFC 5322, MIME). @param raw its bytes as latin-1 */
export const readMail = (raw: string): ReceivedMail => {
  const { headers, parts } = readMime(raw);
  return {
    to: headers.get('to') ?? '',
    subject: headers.get('subject') ?? '',
    text: (parts[0]?.body ?? '').trim(),
  };
};
