import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNotModified, writeCondition } from './conditions.ts';
import { parseRange } from './range.ts';
import { elementText, renderXml } from './xml.ts';

const modifiedAt = Date.parse('2026-11-21T12:00:00.500Z');
const record = {
  key: 'k',
  size: 1,
  etag: 'e1',
  modifiedAt,
  data: '',
  contentType: '',
  headers: {},
  metadata: {},
};
const AT = 'Sat, 21 Nov 2026 12:00:00 GMT';
const BEFORE = 'Sat, 21 Nov 2026 11:59:59 GMT';

describe('Range', () => {
  it.each([
    ['bytes=0-3', 10, { start: 0, end: 3 }],
    ['bytes=4-', 10, { start: 4, end: 9 }],
    ['bytes=-3', 10, { start: 7, end: 9 }],
    ['bytes=-30', 10, { start: 0, end: 9 }],
    ['bytes=5-99', 10, { start: 5, end: 9 }],
    ['bytes=10-', 10, 'unsatisfiable'],
    ['bytes=-0', 10, 'unsatisfiable'],
    ['bytes=0-', 0, 'unsatisfiable'],
    ['bytes=3-2', 10, undefined],
    ['bytes=0-1,3-4', 10, undefined],
    ['items=0-1', 10, undefined],
    [undefined, 10, undefined],
  ])('%s of %i bytes', (header, size, expected) => {
    expect(parseRange(header, size)).toEqual(expected);
  });
});

describe('conditional reads', () => {
  it.each([
    [{ 'if-none-match': '"e1"' }, true],
    [{ 'if-none-match': 'W/"e1", "e2"' }, true],
    [{ 'if-none-match': '*' }, true],
    [{ 'if-none-match': '"e2"' }, false],
    [{ 'if-modified-since': AT }, true],
    [{ 'if-modified-since': BEFORE }, false],
    [{ 'if-none-match': '"e2"', 'if-modified-since': AT }, false],
    [{ 'if-match': '"e1"', 'if-unmodified-since': BEFORE }, false],
    [{ 'if-modified-since': 'ayer' }, false],
    [{}, false],
  ])('%j is 304: %s', (headers, expected) => {
    expect(isNotModified(headers, record)).toBe(expected);
  });

  it.each([[{ 'if-match': '"e2"' }], [{ 'if-unmodified-since': BEFORE }]])('%j is 412', (headers) => {
    expect(() => isNotModified(headers, record)).toThrow(expect.objectContaining({ status: 412 }));
  });
});

describe('conditional writes', () => {
  it('know create-only and replace-only', () => {
    expect(() => writeCondition({ 'if-none-match': '*' })(undefined)).not.toThrow();
    expect(() => writeCondition({ 'if-none-match': '*' })(record)).toThrow(
      expect.objectContaining({ status: 412 }),
    );
    expect(() => writeCondition({ 'if-match': '"e1"' })(record)).not.toThrow();
    expect(() => writeCondition({ 'if-match': '"e2"' })(record)).toThrow(
      expect.objectContaining({ status: 412 }),
    );
    expect(() => writeCondition({ 'if-match': '"e1"' })(undefined)).toThrow(
      expect.objectContaining({ status: 404 }),
    );
    expect(() => writeCondition({ 'if-none-match': '"e1"' })).toThrow(
      expect.objectContaining({ status: 501 }),
    );
  });
});

describe('XML', () => {
  it('gives back any text it was given', () => {
    const property = fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(elementText(renderXml('Delete', { Key: text }), 'Key')).toBe(text);
    });
    fc.assert(property);
  });

  it('repeats lists and leaves out what is undefined', () => {
    expect(renderXml('A', { B: [{ C: 1 }, { C: true }], D: undefined })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<A><B><C>1</C></B><B><C>true</C></B></A>',
    );
  });

  it('reads the entities of others and refuses what lacks the element', () => {
    expect(elementText('<Key>a&amp;&lt;&#241;&#xF1;&nada;</Key>', 'Key')).toBe('a&<ññ&nada;');
    expect(() => elementText('<Key/>', 'Key')).toThrow(expect.objectContaining({ code: 'MalformedXML' }));
  });
});
