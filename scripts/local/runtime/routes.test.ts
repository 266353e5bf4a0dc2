import { describe, expect, test } from 'vitest';
import { RouteTable } from './routes.ts';

const table = (...keys: string[]) =>
  new RouteTable(
    keys.map((key) => {
      const [method = '', path = ''] = key === '$default' ? ['ANY', key] : key.split(' ');
      return { method, path };
    }),
  );

describe('the most specific route wins', () => {
  // The example of the API Gateway documentation.
  const pets = table(
    'GET /pets/dog/1',
    'GET /pets/dog/{id}',
    'GET /pets/{proxy+}',
    'ANY /{proxy+}',
    '$default',
  );

  test.each([
    ['GET', '/pets/dog/1', 'GET /pets/dog/1'],
    ['GET', '/pets/dog/2', 'GET /pets/dog/{id}'],
    ['GET', '/pets/cat/1', 'GET /pets/{proxy+}'],
    ['POST', '/test/5', 'ANY /{proxy+}'],
    ['POST', '/pets/dog/1', 'ANY /{proxy+}'],
  ])('%s %s goes to %s', (method, path, routeKey) => {
    expect(pets.match(method, path)?.routeKey).toBe(routeKey);
  });

  test('the verb before ANY on the same path', () => {
    const routes = table('ANY /api/x', 'GET /api/x');
    expect(routes.match('GET', '/api/x')?.routeKey).toBe('GET /api/x');
    expect(routes.match('PUT', '/api/x')?.routeKey).toBe('ANY /api/x');
  });

  test('a full match of another verb does not hide a variable of this verb', () => {
    const routes = table('POST /api/{modulo}/exportar', 'GET /api/{modulo}/{id}');
    expect(routes.match('GET', '/api/ipr/exportar')).toMatchObject({
      routeKey: 'GET /api/{modulo}/{id}',
      pathParameters: { modulo: 'ipr', id: 'exportar' },
    });
  });

  test('a literal path that leads nowhere gives way to a variable one', () => {
    const routes = table('GET /api/esquema/{mod}', 'GET /api/{modulo}/{id}/historia');
    expect(routes.match('GET', '/api/esquema/7/historia')).toMatchObject({
      routeKey: 'GET /api/{modulo}/{id}/historia',
      pathParameters: { modulo: 'esquema', id: '7' },
    });
  });
});

describe('variables', () => {
  test('take one segment each, a greedy one the rest', () => {
    const routes = table('GET /api/v1/{modulo}/{id}', 'ANY /archivos/{cubeta}/{clave+}');
    expect(routes.match('GET', '/api/v1/ipr/01h')?.pathParameters).toEqual({ modulo: 'ipr', id: '01h' });
    expect(routes.match('PUT', '/archivos/docs/a/b/c.pdf')?.pathParameters).toEqual({
      cubeta: 'docs',
      clave: 'a/b/c.pdf',
    });
  });

  test('never match nothing', () => {
    const routes = table('GET /api/{modulo}', 'GET /x/{proxy+}');
    expect(routes.match('GET', '/api/')).toBeUndefined();
    expect(routes.match('GET', '/api')).toBeUndefined();
    expect(routes.match('GET', '/x')).toBeUndefined();
  });

  test('are absent from routes without them', () => {
    expect(table('GET /salud').match('GET', '/salud')?.pathParameters).toBeUndefined();
  });
});

test('a request nothing matches falls to $default, or to none', () => {
  expect(table('GET /a', '$default').match('GET', '/b')?.routeKey).toBe('$default');
  expect(table('GET /a').match('GET', '/b')).toBeUndefined();
});

test.each([
  [['GET /a', 'GET /a'], /declared twice/],
  [['GET /{proxy+}/a'], /last segment/],
  [['GET sin-barra'], /starts with/],
])('%j is refused', (keys, problem) => {
  expect(() => table(...keys)).toThrow(problem);
});
