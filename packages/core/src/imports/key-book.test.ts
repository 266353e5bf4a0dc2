import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openKeyBook } from './key-book.ts';

describe('the book of keys', () => {
  it('knows the rows of each key in their order, however many there are', () => {
    const key = fc.string({ maxLength: 3 });
    fc.assert(
      fc.property(fc.array(key, { maxLength: 200 }), key, (keys, stranger) => {
        const book = openKeyBook();
        keys.forEach((one, at) => {
          book.note(one, at + 2, at % 3);
        });
        for (const one of [...keys, stranger])
          expect(book.usesOf(one).map(({ fila }) => fila)).toEqual(
            keys.flatMap((other, at) => (other === one ? [at + 2] : [])),
          );
      }),
    );
  });

  it('tells what says the same from what does not', () => {
    const book = openKeyBook();
    book.note('A1', 2, 7);
    book.note('A1', 3, 7);
    book.note('A1', 4, 8);
    const [first, second, third] = book.usesOf('A1');
    expect(second?.hash).toBe(first?.hash);
    expect(third?.hash).not.toBe(first?.hash);
  });

  it('keeps a hundred thousand different keys apart', () => {
    const book = openKeyBook();
    for (let at = 0; at < 100_000; at += 1) book.note(`4${at}-0/2026`, at, at);
    const shared = Array.from({ length: 100_000 }, (_, at) => book.usesOf(`4${at}-0/2026`).length);
    expect(Math.max(...shared)).toBe(1);
  });
});
