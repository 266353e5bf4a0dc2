import { producto } from '@gore/core/modules/producto.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PortalClient } from '../../scripts/client/session.ts';
import { type ErrorAnswer, firstRow, type Row } from './harness/answers.ts';
import { openTestPortal, type TestPortal } from './harness/portal.ts';

let portal: TestPortal;
let client: PortalClient;
let known: Row;

const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);

beforeAll(async () => {
  portal = await openTestPortal();
  client = await portal.as('regional');
  known = await firstRow(client, 'ipr');
});
afterAll(() => portal.close());

const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 150) };

/** Words a library, a database or a stack trace would use, which no user must ever read. */
const leaks = /exception|syntax|undefined|\bnull\b|stack|postgres|dynamo|sqlstate|at \/|TypeError|ECONN/i;

/** Whatever was sent, the portal answers or refuses it in its own words; it never fails. */
const isAnsweredProperly = async (response: Response, what: string) => {
  expect(response.status, what).toBeLessThan(500);
  if (response.status < 400) return void (await response.arrayBuffer());
  const { error } = (await response.json()) as ErrorAnswer;
  expect(error, what).toMatchObject({ code: expect.stringMatching(/^[A-Z_]+$/), details: expect.any(Array) });
  expect(error.requestId, what).toMatch(/^[\w-]{8,}$/);
  expect(error.message, what).toMatch(/^[A-ZÁÉÍÓÚÑ¿«].*[.»]$/s);
  const sentences = [error.message, ...error.details.map(({ message }) => message)].join(' ');
  // Between « and » stands what the person wrote.
  expect(sentences.replaceAll(/«.*?»/gs, ''), what).not.toMatch(leaks);
};

const ask = async (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  isAnsweredProperly(
    await client.send(method, path, body, headers),
    `${method} ${path} ${JSON.stringify(body)}`,
  );

const oneOf = (...values: readonly string[]) => fc.constantFrom(...values);
const nasty = oneOf(
  ...[
    '',
    ' ',
    '-',
    ',',
    ',,,',
    '\0',
    'a\0b',
    '%',
    '_',
    "'",
    '"; drop table ipr; --',
    '\\',
    '\u200b',
    'ÑÑÑ',
    '💧',
    '٣',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'null',
    'undefined',
    'NaN',
    'true',
    '[]',
    '{}',
    '../..',
    '/',
    '?',
    '#',
  ],
  ...[
    '-0',
    '1e308',
    '-1e400',
    '9'.repeat(30),
    '1.5',
    '0x10',
    'Infinity',
    '2026-02-30',
    '0000-01-01',
    '9999-12-31',
  ],
  ...[
    '2026-01-01T00:00:00Z',
    '+010000-01-01T00:00:00Z',
    'x'.repeat(3000),
    '🏗️'.repeat(200),
    '((((',
    'a & | !b <-> :*',
  ],
);
const text = fc.oneof(nasty, fc.string({ maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 20 }));

const moduleName = oneOf(...producto.modules.map(({ name }) => name), '__proto__', 'no_existe');
const fieldsOf = (name: string) => Object.keys(producto.find(name)?.fields ?? {});
const fieldName = fc.oneof(
  oneOf(
    ...fieldsOf('ipr'),
    'codigo',
    'estado',
    'version',
    'id',
    'creadoEn',
    'creadoPor',
    'atrasada',
    'diasEnEstado',
  ),
  oneOf('empleos', 'extra.nada', 'extra.__proto__', 'eliminadoEn'),
  text,
);
const parameter = fc.oneof(
  fc.tuple(fieldName, oneOf('', '.min', '.max')).map(([name, bound]) => `${name}${bound}`),
  oneOf('q', 'filtro', 'orden', 'limite', 'cursor', 'columnas', 'total', 'eliminados'),
);
const query = fc
  .array(
    fc.tuple(
      parameter,
      fc.oneof(
        text,
        fieldName.map((name) => `-${name}`),
      ),
    ),
    { maxLength: 4 },
  )
  .map((pairs) => new URLSearchParams(pairs).toString());
const id = fc
  .oneof(
    text.map((raw) => encodeURIComponent(raw.toWellFormed()) || '-'),
    fc.constant('conocida'),
  )
  .map((raw) => () => (raw === 'conocida' ? known.id : raw));

describe('whatever is asked', () => {
  it('lists answer or refuse', () =>
    fc.assert(
      fc.asyncProperty(moduleName, query, (module, params) => ask('GET', `/api/v1/${module}?${params}`)),
      runs,
    ));

  it('cursors of another making answer or refuse', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(text, fc.integer(), fc.constant(null), fc.constantFrom('ipr', '-montoIniciativa')),
          {
            minLength: 3,
            maxLength: 5,
          },
        ),
        oneOf('', '&orden=nombre', '&orden=fechaTermino', '&orden=creadoEn', '&orden=sufijo'),
        (parts, order) =>
          ask(
            'GET',
            `/api/v1/ipr?cursor=${Buffer.from(JSON.stringify(parts)).toString('base64url')}${order}`,
          ),
      ),
      runs,
    ));

  it('searches and pickers answer or refuse', () =>
    fc.assert(
      fc.asyncProperty(moduleName, text, text, async (module, typed, ids) => {
        const [q, many] = [typed, ids].map((raw) => encodeURIComponent(raw.toWellFormed()));
        await ask('GET', `/api/v1/buscar?q=${q}`);
        await ask('GET', `/api/v1/opciones/${module}?q=${q}&ids=${many}`);
      }),
      { numRuns: 80 },
    ));

  it('records, histories and relations answer or refuse', () =>
    fc.assert(
      fc.asyncProperty(
        moduleName,
        id,
        oneOf('', '/historial', '/relacionados', '/archivo/archivo', '/otra', '/filas'),
        text,
        (module, which, tail, cursor) =>
          ask(
            'GET',
            `/api/v1/${module}/${which()}${tail}?cursor=${encodeURIComponent(cursor.toWellFormed())}`,
          ),
      ),
      runs,
    ));

  it('what the page says it wrote is believed or refused', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.stringMatching(/^[\x20-\x7e]{0,60}$/),
          fc.tuple(moduleName, fc.nat()).map(([module, version]) => `${module}/${known.id}@${version}`),
        ),
        (written) => ask('GET', '/api/v1/ipr?limite=1', undefined, { 'x-escrituras': written }),
      ),
      { numRuns: 40 },
    ));
});

describe('whatever is sent', () => {
  const hostile = fc.oneof(
    text,
    fc.jsonValue({ maxDepth: 3 }),
    fc.double(),
    fc.constant(['\0']),
    fc.constant({ key: 'x' }),
  );
  const values = fc.dictionary(fieldName, hostile, { maxKeys: 6 });
  const body = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.record({ values, input: hostile, version: hostile, changes: values }, { requiredKeys: [] }),
    values.map((changes) => ({ values: changes, changes, input: changes, version: known.version })),
  );
  const verb = oneOf(
    'revisar',
    'emitirCdp',
    'asignar',
    'eliminar',
    'restaurar',
    'editar',
    'crear',
    '__proto__',
    'nada',
  );

  it('creations are done or refused', () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(moduleName, oneOf('archivos', 'importaciones')), body, (module, sent) =>
        ask('POST', `/api/v1/${module}`, sent),
      ),
      runs,
    ));

  it('changes are done or refused', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom('ipr', 'usuario', 'importacion', '__proto__'),
        id,
        body,
        (module, which, sent) => ask('PATCH', `/api/v1/${module}/${which()}`, sent),
      ),
      runs,
    ));

  it('verbs and decisions are done or refused', () =>
    fc.assert(
      fc.asyncProperty(id, verb, body, hostile, async (which, name, sent, decisiones) => {
        await ask('POST', `/api/v1/ipr/${which()}/${name}`, sent);
        await ask('POST', `/api/v1/importaciones/${which()}/decisiones`, { decisiones });
      }),
      runs,
    ));

  it('headers of a command are taken or refused', () =>
    fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[\x20-\x7e]{0,80}$/), (key) =>
        ask('PATCH', `/api/v1/ipr/${known.id}`, { version: 1, changes: {} }, { 'idempotency-key': key }),
      ),
      { numRuns: 30 },
    ));
});

it('leaves nothing behind that the read model, or anything else in the background, stumbles over', async () => {
  await portal.caughtUp();
  expect(complaints.mock.calls).toEqual([]);
});
