import { fitsOrder, type Order, type Position } from './order.ts';
import { QueryRefusal } from './refusal.ts';

const isKey = (value: unknown): value is Position['key'] =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** Writes where a page ended as the opaque text the client hands back. */
export const writeCursor = (module: string, { sort }: Order, { key, id }: Position): string =>
  Buffer.from(JSON.stringify([module, sort, key, id])).toString('base64url');

const parse = (cursor: string): unknown => {
  const text = Buffer.from(cursor, 'base64url').toString();
  // No text of a record holds it, and PostgreSQL takes none that does.
  if (text.includes('\\u0000')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * Reads a cursor back. It only says where to go on, never what may be seen: the conditions of the list apply anew.
 *
 * @throws QueryRefusal when it is not one of this module and order.
 */
export const readCursor = (module: string, order: Order, cursor: string): Position => {
  const parts = parse(cursor);
  if (Array.isArray(parts) && parts.length === 4) {
    const [ofModule, sort, key, id]: readonly unknown[] = parts;
    const position = isKey(key) && typeof id === 'string' ? { key, id } : undefined;
    if (ofModule === module && sort === order.sort && position && fitsOrder(order, position)) return position;
  }
  throw new QueryRefusal('La página pedida ya no corresponde a esta lista: vuelva a la primera.', 'cursor');
};
