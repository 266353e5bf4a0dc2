import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys, KeyIndex } from './key-index.ts';
import { listPage } from './listing.ts';

const key = fc
  .array(fc.constantFrom('a', 'b', '/', '-', 'ñ', '\uFF5E', '😀'), { minLength: 1, maxLength: 6 })
  .map((characters) => characters.join(''));
const keys = fc.uniqueArray(key, { maxLength: 30 });

/** The listing S3 describes, without paging: the slow and obvious way. */
function expectedListing(all: readonly string[], prefix: string, delimiter: string, startAfter: string) {
  const entries = all
    .toSorted(compareKeys)
    .filter((each) => each.startsWith(prefix) && (startAfter === '' || compareKeys(each, startAfter) > 0))
    .map((each) => {
      const at = delimiter === '' ? -1 : each.indexOf(delimiter, prefix.length);
      return at < 0 ? each : each.slice(0, at + delimiter.length);
    });
  return [...new Set(entries)];
}

describe('ListObjectsV2', () => {
  it('shows every entry once, in byte order, whatever the page size', () => {
    const property = fc.property(
      keys,
      fc.constantFrom('', 'a', 'a/', 'ñ'),
      fc.constantFrom('', '/', '-'),
      fc.oneof(fc.constant(''), key),
      fc.integer({ min: 1, max: 7 }),
      (all, prefix, delimiter, startAfter, maxKeys) => {
        const found: string[] = [];
        const sorted = all.toSorted(compareKeys);
        let token: string | undefined;
        do {
          const page = listPage(sorted, { prefix, delimiter, startAfter, maxKeys, token });
          const entries = [...page.keys, ...page.commonPrefixes];
          expect(entries.length).toBeLessThanOrEqual(maxKeys);
          found.push(...entries.toSorted(compareKeys));
          token = page.next;
        } while (token !== undefined);
        expect(found).toEqual(expectedListing(all, prefix, delimiter, startAfter));
      },
    );
    fc.assert(property, { numRuns: 300 });
  });

  it('orders by UTF-8 bytes, not by UTF-16 units', () => {
    expect(['😀', '\uFF5E', 'a', 'ñ'].sort(compareKeys)).toEqual(['a', 'ñ', '\uFF5E', '😀']);
  });

  it('returns nothing and no next page when asked for no keys', () => {
    const none = { prefix: '', delimiter: '', startAfter: '', maxKeys: 0, token: undefined };
    expect(listPage(['a'], none)).toEqual({ keys: [], commonPrefixes: [], next: undefined });
  });

  it('refuses a token it did not issue', () => {
    const request = { prefix: '', delimiter: '', startAfter: '', maxKeys: 1, token: 'AAAA' };
    expect(() => listPage([], request)).toThrow(/continuation token/);
  });
});

describe('KeyIndex', () => {
  it('keeps its keys in byte order through inserts and deletes', () => {
    const property = fc.property(fc.array(fc.tuple(fc.boolean(), key)), (steps) => {
      const index = new KeyIndex();
      const model = new Set<string>();
      for (const [add, name] of steps) {
        if (add)
          index.set({
            key: name,
            size: 0,
            etag: '',
            modifiedAt: 0,
            data: '',
            contentType: '',
            headers: {},
            metadata: {},
          });
        else index.delete(name);
        if (add) model.add(name);
        else model.delete(name);
      }
      expect(index.keys).toEqual([...model].sort(compareKeys));
    });
    fc.assert(property);
  });
});
