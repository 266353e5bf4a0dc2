import { expect, test } from 'vitest';
import { previewOf, textOf } from './preview.ts';

test('shows what cannot run and nothing else', () => {
  expect(previewOf('application/pdf')).toBe('pdf');
  expect(previewOf('image/png')).toBe('image');
  for (const type of ['image/svg+xml', 'text/html', 'constructor', undefined])
    expect(previewOf(type)).toBeUndefined();
});

test('reads texts as they were written', () => {
  expect(textOf(new TextEncoder().encode('Ñuble').buffer)).toBe('Ñuble');
  expect(textOf(Uint8Array.from([0xd1, 0x75]).buffer)).toBe('Ñu');
  const cut = textOf(new TextEncoder().encode('ñ'.repeat(150_000)).buffer);
  expect(cut.startsWith('ññ')).toBe(true);
  expect(cut.length).toBe(100_000);
});
