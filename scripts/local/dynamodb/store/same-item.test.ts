import { describe, expect, it } from 'vitest';
import type { Item } from '../wire.ts';
import { sameItem } from './same-item.ts';

const base: Item = {
  s: { S: 'x' },
  set: { SS: ['a', 'b'] },
  map: { M: { list: { L: [{ N: '1' }, { BOOL: true }, { NULL: true }] } } },
};

describe('sameItem', () => {
  it('holds whatever the order of members and of sets', () => {
    expect(
      sameItem(base, { map: structuredClone(base.map ?? {}), set: { SS: ['b', 'a'] }, s: { S: 'x' } }),
    ).toBe(true);
  });

  it.each<[string, Item]>([
    ['a value', { ...base, s: { S: 'y' } }],
    ['a type', { ...base, s: { N: '1' } }],
    ['a member less', { s: { S: 'x' }, set: { SS: ['a', 'b'] } }],
    ['a member renamed', { ...{ set: base.set, map: base.map }, t: { S: 'x' } } as Item],
    ['the set', { ...base, set: { SS: ['a', 'c'] } }],
    ['the set size', { ...base, set: { SS: ['a', 'b', 'c'] } }],
    [
      'the list order',
      { ...base, map: { M: { list: { L: [{ BOOL: true }, { N: '1' }, { NULL: true }] } } } },
    ],
  ])('does not hold when %s differs', (_, other) => {
    expect(sameItem(base, other)).toBe(false);
    expect(sameItem(other, base)).toBe(false);
  });
});
