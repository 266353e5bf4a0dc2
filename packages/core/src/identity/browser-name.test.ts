import { expect, it } from 'vitest';
import { browserName } from './browser-name.ts';

const win = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
const android = 'Mozilla/5.0 (Linux; Android 15; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko)';
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';

it.each([
  [`${win} Chrome/142.0.0.0 Safari/537.36`, 'Chrome en Windows'],
  [`${win} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`, 'Edge en Windows'],
  [`${win} Chrome/142.0.0.0 Safari/537.36 OPR/120.0`, 'Opera en Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox en Linux'],
  [`${android} SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36`, 'Samsung Internet en Android'],
  [`${phone} Version/18.1 Mobile/15E148 Safari/604.1`, 'Safari en iPhone o iPad'],
  [`${phone} CriOS/142.0 Mobile/15E148 Safari/604.1`, 'Chrome en iPhone o iPad'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15',
    'Safari en Mac',
  ],
  ['Mozilla/5.0 (X11; CrOS x86_64 1) AppleWebKit/537.36 Chrome/142.0 Safari/537.36', 'Chrome en ChromeOS'],
  ['curl/8.5', 'Otro programa'],
  ['desconocido', 'Otro programa'],
  ['', 'Otro programa'],
])('%s is %s', (agent, name) => {
  expect(browserName(agent)).toBe(name);
});
