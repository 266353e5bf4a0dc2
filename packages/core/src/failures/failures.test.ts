import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure } from './failure.ts';
import { fingerprint, isFingerprint } from './fingerprint.ts';
import { browserFrame, cleanStack, serverFrame } from './frames.ts';
import { phraseOf } from './phrases.ts';
import { readBrowserReport, readPolicyReports } from './read-report.ts';
import { serverFailure } from './server-failure.ts';
import { compareReleases, standingOf } from './standing.ts';

const base: Failure = { origin: 'navegador', name: 'TypeError', frames: ['lista.js:1:20'], release: '1.2.3' };

describe('the fingerprint', () => {
  it('is of sixteen digits, the same for the same failure in another line or release', () => {
    const one = fingerprint(base);
    expect(isFingerprint(one)).toBe(true);
    expect(fingerprint({ ...base, frames: ['lista.js:9:1'], release: '2.0.0' })).toBe(one);
  });

  it.each([
    { origin: 'servidor' },
    { name: 'RangeError' },
    { code: 'ENOSPC' },
    { phrase: 'Una fecha que no existe' },
    { service: 'queries' },
    { frames: ['ficha.js:1:20'] },
  ] as const)('tells %o apart', (change) => {
    expect(fingerprint({ ...base, ...change })).not.toBe(fingerprint(base));
  });

  it('looks at the innermost frames only', () => {
    const frames = ['a.js', 'b.js', 'c.js'];
    expect(fingerprint({ ...base, frames: [...frames, 'd.js'] })).toBe(fingerprint({ ...base, frames }));
  });
});

describe('a frame', () => {
  it.each([
    ['    at t (https://portal.gob.cl/_astro/ModuleApp.B2xk9_aZ.js:1:2345)', 'ModuleApp.js:1:2345'],
    ['s@https://portal.gob.cl/_astro/lista.DkW3aa11.js:2:9', 'lista.js:2:9'],
    ['    at https://portal.gob.cl/ipr/?q=Juana%20P%C3%A9rez:1:1', undefined],
    ['    at x (chrome-extension://abc/inject.js:3:1)', undefined],
  ])('of a browser: %s', (line, kept) => {
    expect(browserFrame(line)).toBe(kept);
  });

  it.each([
    [
      'at async viewRecord (file:///home/ana/gore/packages/core/src/kernel/runtime/view/record.ts:10:4)',
      'viewRecord (view/record.ts:10:4)',
    ],
    ['at /var/task/index.mjs:12:3456', 'index.mjs:12:3456'],
    ['at new Pool (/var/task/index.mjs:1:2)', 'Pool (index.mjs:1:2)'],
    ['at process.processTicks (node:internal/process/task_queues:95:5)', undefined],
    ['at Juana Pérez', undefined],
  ])('of the server: %s', (line, kept) => {
    expect(serverFrame(line)).toBe(kept);
  });

  it('is one of eight at most', () => {
    const line = 'at f (/var/task/index.mjs:1:2)';
    expect(cleanStack(Array.from({ length: 30 }, () => line).join(' | '), serverFrame)).toHaveLength(8);
  });
});

describe('a report of a page', () => {
  it('keeps the kind, a known phrase and the places', () => {
    expect(
      readBrowserReport(
        {
          nombre: 'TypeError',
          mensaje: "Cannot read properties of undefined (reading 'rut')",
          pila: 'at t (https://x.cl/_astro/Ficha.abcdefgh.js:1:2)',
          version: '0.0.9',
        },
        '0.1.0',
      ),
    ).toEqual({
      origin: 'navegador',
      name: 'TypeError',
      phrase: 'Se leyó una propiedad de algo que no existe',
      frames: ['Ficha.js:1:2'],
      release: '0.0.9',
    });
  });

  it.each(['9.0.0', 'hoy', '', 3])('takes the release %o for its own', (version) => {
    expect(readBrowserReport({ nombre: 'Raro', version }, '0.1.0')).toMatchObject({
      name: 'Error',
      release: '0.1.0',
    });
  });

  it.each([null, 'texto', 4, []])('is nothing when it is %o', (raw) => {
    expect(readBrowserReport(raw, '0.1.0')).toBeUndefined();
    expect(readPolicyReports(raw, '0.1.0')).toEqual([]);
  });

  it('holds nothing of whatever else somebody writes into it', () => {
    const mark = 'Ñancupil-12345678-5';
    const marked = fc.string().map((text) => `${text}${mark}${text}`);
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('nombre', 'mensaje', 'pila', 'version', 'url'), marked),
        (raw) => {
          const kept = [
            readBrowserReport(raw, '1.0.0'),
            ...readPolicyReports({ 'csp-report': raw }, '1.0.0'),
            ...readPolicyReports([{ type: 'csp-violation', body: raw }], '1.0.0'),
          ];
          expect(JSON.stringify(kept)).not.toMatch(/ancupil|12345678/);
        },
      ),
    );
  });
});

describe('a report of the policy', () => {
  it('is read in both its forms, without the address it was about', () => {
    const old = {
      'csp-report': {
        'violated-directive': 'img-src https:',
        'blocked-uri': 'https://otro.cl/foto?rut=1-9',
        'document-uri': 'https://portal.cl/persona/ana',
      },
    };
    const today = {
      type: 'csp-violation',
      body: {
        effectiveDirective: 'script-src-elem',
        blockedURL: 'inline',
        sourceFile: 'https://p.cl/_astro/a.abcdef12.js',
      },
    };
    const kept = [
      ...readPolicyReports(old, '1.0.0'),
      ...readPolicyReports([today, { type: 'otra' }], '1.0.0'),
    ];
    expect(kept).toEqual([
      { origin: 'politica', name: 'img-src', code: 'otro sitio', frames: [], release: '1.0.0' },
      { origin: 'politica', name: 'script-src-elem', code: 'inline', frames: ['a.js'], release: '1.0.0' },
    ]);
  });

  it('is nothing for a directive no page has', () => {
    expect(readPolicyReports({ 'csp-report': { 'violated-directive': 'ana-src' } }, '1')).toEqual([]);
    expect(
      readPolicyReports(
        { 'csp-report': { 'effective-directive': 'img-src', 'blocked-uri': 'android-app' } },
        '1',
      ),
    ).toMatchObject([{ code: 'otra cosa' }]);
  });
});

describe('a failure of the server', () => {
  it('is made of a log line that tells of an error, and of no other', () => {
    const trace = { error: 'TypeError', code: 'ERR_X', stack: 'at f (/var/task/index.mjs:1:2)' };
    expect(serverFailure('commands', 'falla_interna', trace, '1.0.0')).toEqual({
      origin: 'servidor',
      name: 'TypeError',
      code: 'ERR_X',
      service: 'commands',
      frames: ['f (index.mjs:1:2)'],
      release: '1.0.0',
    });
    expect(serverFailure('commands', 'falla_interna', { error: 'Ana Pérez' }, '1.0.0')).toBeUndefined();
    expect(serverFailure('mailer', 'correo_fallido', { error: 'Error', code: 'a b' }, '1')).toMatchObject({
      code: 'correo_fallido',
      frames: [],
    });
  });
});

it.each([
  ["Cannot read properties of null (reading 'x')", 'Se leyó una propiedad de algo que no existe'],
  ['e.map is not a function', 'Se llamó a algo que no es una función'],
  ['Failed to fetch dynamically imported module: https://x', 'No se pudo cargar una parte de la página'],
  ['Failed to fetch', 'Se cortó la conexión con el portal'],
  ['El RUT de Ana no vale', undefined],
])('keeps of «%s» only %o', (message, phrase) => {
  expect(phraseOf(message)).toBe(phrase);
});

describe('releases', () => {
  it.each([
    ['1.2.3', '1.2.3', 0],
    ['1.2.3', '1.2.10', -1],
    ['2.0.0', '1.9.9', 1],
    ['1.0.0-rc.1', '1.0.0', -1],
    ['1.0.0', '1.0.0-rc.1', 1],
  ])('%s against %s', (one, other, order) => {
    expect(compareReleases(one, other)).toBe(order);
  });

  it('decide whether what was settled came back', () => {
    const settled = { as: 'resuelta', release: '1.0.0' } as const;
    expect(standingOf(settled, '1.0.0')).toEqual({ standing: 'resuelta', reopened: false });
    expect(standingOf(settled, '1.0.1')).toEqual({ standing: 'abierta', reopened: true });
    expect(standingOf(undefined, '1.0.1')).toEqual({ standing: 'abierta', reopened: false });
  });
});
