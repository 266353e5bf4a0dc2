import { S3Error } from './errors.ts';

/** Content of an element: text, child elements by name, or several siblings of the same name. */
export type XmlContent = string | number | boolean | { readonly [name: string]: XmlChild };
type XmlChild = XmlContent | readonly XmlContent[] | undefined;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

// Control characters go out as references because a parser would normalise a raw CR to LF.
const escapeText = (text: string) =>
  text.replace(/[<>&"'\p{Cc}]/gu, (character) => `&#${character.codePointAt(0)};`);

function renderElement(name: string, content: XmlContent): string {
  const inner =
    typeof content === 'object'
      ? Object.entries(content)
          .flatMap(([child, value]) => siblings(value).map((each) => renderElement(child, each)))
          .join('')
      : escapeText(String(content));
  return `<${name}>${inner}</${name}>`;
}

function siblings(value: XmlChild): readonly XmlContent[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

const isList = (value: XmlContent | readonly XmlContent[]): value is readonly XmlContent[] =>
  Array.isArray(value);

/** A whole XML document with the given root element. */
export const renderXml = (root: string, content: XmlContent): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${renderElement(root, content)}`;

function decodeEntity(whole: string, name: string): string {
  const named = ENTITIES[name];
  if (named !== undefined) return named;
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return Number.isInteger(code) && code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
}

/** Inner XML of every element of that name, in document order. Enough for the two flat bodies S3 clients send. */
export function elements(xml: string, name: string): string[] {
  const pattern = new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}\\s*>`, 'g');
  return Array.from(xml.matchAll(pattern), ([, inner = '']) => inner);
}

/** Text of the first element of that name. @throws S3Error 400 `MalformedXML` when it is missing */
export function elementText(xml: string, name: string): string {
  const [inner] = elements(xml, name);
  if (inner === undefined) {
    throw new S3Error(400, 'MalformedXML', 'The XML you provided was not well-formed');
  }
  return inner.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, decodeEntity);
}
