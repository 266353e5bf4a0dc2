import { producto } from '@gore/core/modules/producto.ts';
import { expect, it } from 'vitest';
import { files } from './tree.ts';

/** Codes of states that are also words of the machinery itself. */
const shared = new Set(['VIGENTE']);

it('no engine, function or page names a state of a module', () => {
  const codes = new Set(producto.modules.flatMap(({ states }) => Object.keys(states)));
  const sources = files.filter(
    ({ path }) =>
      /^packages\/(core|functions|web)\/src\/.*\.tsx?$/.test(path) &&
      !/\/modules\/|\.test\.tsx?$|\/testing\//.test(path),
  );
  expect(sources.length).toBeGreaterThan(200);
  const named = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/'([A-Z][A-Z_]{2,})'/g)].flatMap(([, code = '']) =>
      codes.has(code) && !shared.has(code) ? [`${path}: ${code}`] : [],
    ),
  );
  expect(named).toEqual([]);
});
