import { expect, test } from 'vitest';
import { createTileCache } from './tile-cache.ts';

test('tiles are kept within a size, and the least asked for goes first', () => {
  const cache = createTileCache(10);
  cache.set('a', Buffer.alloc(4));
  cache.set('b', Buffer.alloc(4));
  expect(cache.get('a')).toHaveLength(4);
  cache.set('c', Buffer.alloc(4));
  expect([cache.get('a'), cache.get('b'), cache.get('c')].map((tile) => tile?.length)).toEqual([
    4,
    undefined,
    4,
  ]);
});

test('a tile put again is counted once', () => {
  const cache = createTileCache(10);
  for (let round = 0; round < 5; round += 1) cache.set('a', Buffer.alloc(6));
  cache.set('b', Buffer.alloc(4));
  expect(cache.get('a')).toHaveLength(6);
});
