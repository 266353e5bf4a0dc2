import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { toCloudFront } from '../build/edge-files.ts';
import { handler, rewrite } from './rewrite.js';

const source = readFileSync(new URL('./rewrite.js', import.meta.url), 'utf8');
const shells = ['/ipr', '/ipr/_', '/ipr/nuevo', '/entrar', '/mi-cuenta/sesiones'];

describe('the shell of an address', () => {
  test.each([
    ['/', '/index.html'],
    ['/ipr', '/ipr/index.html'],
    ['/ipr/nuevo', '/ipr/nuevo/index.html'],
    ['/ipr/01jz0000', '/ipr/_/index.html'],
    ['/entrar', '/entrar/index.html'],
    ['/mi-cuenta/sesiones', '/mi-cuenta/sesiones/index.html'],
  ])('%s', (uri, shell) => {
    expect(rewrite(uri, shells)).toEqual({ uri: shell });
  });
  test.each(['/favicon.svg', '/_astro/web.js', '/api/v1/ipr', '/oidc/token'])('%s is left alone', (uri) => {
    expect(rewrite(uri, shells)).toEqual({ uri });
  });
  test.each([
    '/otro',
    '/otro/1',
    '/entrar/1',
    '/entrar/nuevo',
    '/ipr/1/2',
    '/mi-cuenta/otra',
    '//malo.cl/',
    '//malo.cl',
  ])('%s does not exist', (uri) => {
    expect(rewrite(uri, shells)).toEqual({ uri: '/404.html', status: 404 });
  });
  test('a slash at the end goes away', () => {
    expect(rewrite('/ipr/', shells)).toEqual({ uri: '/ipr', status: 308 });
  });
  test('without a list of shells the shape is enough', () => {
    expect(rewrite('/convenio/7')).toEqual({ uri: '/convenio/_/index.html' });
  });
});

describe('the CloudFront Function', () => {
  test('sends the request to its shell', () => {
    expect(handler({ request: { uri: '/ipr/7', querystring: {} } })).toEqual({
      uri: '/ipr/_/index.html',
      querystring: {},
    });
  });
  test.each([
    ['/otro', 200, 404],
    ['/404.html', 200, 404],
    ['//malo.cl', 200, 404],
    ['/ipr', 200, 200],
    ['/ipr/index.html', 200, 200],
    ['/_astro/web.js', 200, 200],
    ['/otro', 304, 304],
  ])('says of %s, found with %i, %i', (uri, found, status) => {
    const code = toCloudFront(source, shells);
    const answer = runInNewContext(
      `${code}\nhandler({ request: { uri: '${uri}' }, response: { statusCode: ${found} } })`,
    );
    expect(answer).toMatchObject({ statusCode: status });
  });
  test('keeps the query of an address it redirects', () => {
    const querystring = {
      estado: { value: 'RS' },
      q: { value: 'a', multiValue: [{ value: 'a' }, { value: 'b' }] },
      x: { value: '' },
    };
    expect(handler({ request: { uri: '/ipr/', querystring } })).toMatchObject({
      statusCode: 308,
      headers: { location: { value: '/ipr?estado=RS&q=a&q=b&x' } },
    });
  });
});
