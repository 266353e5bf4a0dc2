import { describe, expect, test } from 'vitest';
import { handler, rewrite } from './rewrite.js';

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
