import { describe, expect, test } from 'vitest';
import { assembleAnswer, isStartup, isTerminate, join } from './wire.ts';

const encoder = new TextEncoder();

function message(type: string, body = ''): Uint8Array {
  const content = encoder.encode(body);
  const bytes = new Uint8Array(5 + content.length);
  bytes[0] = type.charCodeAt(0);
  new DataView(bytes.buffer).setUint32(1, 4 + content.length);
  bytes.set(content, 5);
  return bytes;
}

const batch = (types: string) => join([...types].map((type) => message(type)));
const extended = batch('PBDES');

describe('assembleAnswer', () => {
  test('keeps a sound answer byte for byte', () => {
    const answer = join([
      message('1'),
      message('2'),
      message('D', 'ñandú'),
      message('C', 'SELECT 1'),
      message('Z', 'I'),
    ]);
    expect(assembleAnswer(extended, [answer])).toEqual(answer);
  });

  test('drops the ReadyForQuery sent before the Sync after an error', () => {
    const early = join([message('E', 'falla'), message('Z', 'I'), message('Z', 'E')]);
    expect(assembleAnswer(extended, [early])).toEqual(join([message('E', 'falla'), message('Z', 'E')]));
  });

  test('drops what is answered to the messages an error should have made it leave', () => {
    const answer = join([
      message('1'),
      message('E', 'falla'),
      message('Z', 'I'),
      message('E', 'portal'),
      message('Z', 'I'),
      message('Z', 'I'),
    ]);
    expect(assembleAnswer(extended, [answer])).toEqual(
      join([message('1'), message('E', 'falla'), message('Z', 'I')]),
    );
  });

  test('joins messages split over several chunks', () => {
    const whole = join([message('D', 'x'.repeat(50)), message('Z', 'I')]);
    expect(assembleAnswer(batch('Q'), [whole.subarray(0, 20), whole.subarray(20)])).toEqual(whole);
  });

  test('sends no ReadyForQuery to a batch that ends in Flush', () => {
    expect(assembleAnswer(batch('PBEH'), [join([message('s'), message('Z', 'I')])])).toEqual(message('s'));
  });

  test('does not mistake a Z inside a row for a message', () => {
    const answer = join([message('D', 'ZZZZZZZZ'), message('Z', 'I')]);
    expect(assembleAnswer(batch('Q'), [answer])).toEqual(answer);
  });
});

test('tells the start-up and the farewell from ordinary messages', () => {
  expect(isStartup(Uint8Array.of(0, 0, 0, 8))).toBe(true);
  expect(isStartup(extended)).toBe(false);
  expect(isTerminate(message('X'))).toBe(true);
  expect(isTerminate(extended)).toBe(false);
});
