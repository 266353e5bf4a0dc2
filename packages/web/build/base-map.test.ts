import { expect, test } from 'vitest';
import { readBaseMap } from './base-map.ts';
import { policyFor } from './edge-files.ts';

const url = 'https://teselas.ejemplo.cl/{z}/{x}/{y}.png';

test('without a setting the map needs nobody, and nothing is let in', () => {
  expect(readBaseMap({})).toBeUndefined();
  expect(policyFor([])).toContain("img-src 'self' data: blob:;");
});

test('tiles of somebody else are let in by the policy, and only as images', () => {
  const map = readBaseMap({ GORE_MAPA_FONDO: url, GORE_MAPA_FONDO_CREDITO: '© Ejemplo' });
  expect(map).toEqual({ url, credit: '© Ejemplo', origin: 'https://teselas.ejemplo.cl' });
  const policy = policyFor([], map?.origin);
  expect(policy).toContain("img-src 'self' data: blob: https://teselas.ejemplo.cl;");
  expect(policy.match(/ejemplo/g)).toHaveLength(1);
});

test.each([
  ['no address', { GORE_MAPA_FONDO: 'teselas' }, 'GORE_MAPA_FONDO'],
  ['an open one', { GORE_MAPA_FONDO: url.replace('https', 'http') }, 'https'],
  ['one without its parts', { GORE_MAPA_FONDO: 'https://teselas.ejemplo.cl/{z}' }, '{x}'],
  ['nobody to name', { GORE_MAPA_FONDO: url }, 'reconocer'],
])('%s stops the build with what to do', (_, env, words) => {
  expect(() => readBaseMap(env)).toThrow(words);
});
