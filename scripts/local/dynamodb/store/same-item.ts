import type { AttributeValue, Item } from '../wire.ts';

/** Whether two items hold the same values; sets are compared without regard to order. */
export function sameItem(one: Item, other: Item): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => sameValue(one[name], other[name]))
  );
}

/** Whether two attributes hold the same value; both absent counts as the same. */
export function sameValue(one?: AttributeValue, other?: AttributeValue): boolean {
  if (!one || !other) return one === other;
  if (one.M || other.M) return Boolean(one.M && other.M && sameItem(one.M, other.M));
  if (one.L || other.L) return Boolean(one.L && other.L && sameList(one.L, other.L));
  return (
    one.S === other.S &&
    one.N === other.N &&
    one.B === other.B &&
    one.BOOL === other.BOOL &&
    one.NULL === other.NULL &&
    sameSet(one.SS, other.SS) &&
    sameSet(one.NS, other.NS) &&
    sameSet(one.BS, other.BS)
  );
}

function sameList(one: AttributeValue[], other: AttributeValue[]): boolean {
  return one.length === other.length && one.every((value, position) => sameValue(value, other[position]));
}

function sameSet(one?: string[], other?: string[]): boolean {
  if (!one || !other) return one === other;
  const members = new Set(other);
  return one.length === other.length && one.every((value) => members.has(value));
}
