import { gestion } from '@gore/core/modules/gestion/pack.ts';
import { plataforma } from '@gore/core/modules/plataforma/pack.ts';
import { expect, it } from 'vitest';
import { files } from './tree.ts';

/** States of the modules the platform itself runs by, whose engines may name them. */
const own = new Set(plataforma.modules.flatMap(({ states }) => Object.keys(states)));

it('no engine, function or page names a state of a module', () => {
  const codes = new Set(gestion.modules.flatMap(({ states }) => Object.keys(states)));
  const sources = files.filter(
    ({ path }) =>
      /^packages\/(core|functions|web)\/src\/.*\.tsx?$/.test(path) &&
      !/\/modules\/|\.test\.tsx?$|\/testing\//.test(path),
  );
  expect(sources.length).toBeGreaterThan(200);
  const named = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/'([A-Z][A-Z_]{2,})'/g)].flatMap(([, code = '']) =>
      codes.has(code) && !own.has(code) ? [`${path}: ${code}`] : [],
    ),
  );
  expect(named).toEqual([]);
});
