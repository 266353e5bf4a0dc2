import { expect, test } from 'vitest';
import { handler } from './viewer.js';

test('what the caller says about itself is replaced by what the edge saw', () => {
  const { headers } = handler({
    viewer: { ip: '203.0.113.9' },
    request: {
      uri: '/api/v1/ipr',
      headers: {
        host: { value: 'portal.ejemplo.gob.cl' },
        'x-viewer-address': { value: '127.0.0.1' },
        'x-viewer-host': { value: 'otra.institucion.gob.cl' },
        accept: { value: 'application/json' },
      },
    },
  });
  expect(headers).toEqual({
    host: { value: 'portal.ejemplo.gob.cl' },
    'x-viewer-address': { value: '203.0.113.9' },
    'x-viewer-host': { value: 'portal.ejemplo.gob.cl' },
    accept: { value: 'application/json' },
  });
});
