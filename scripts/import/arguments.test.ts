import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';

describe('the command line of the importer', () => {
  it('says what is brought in, as what, and how far it goes', () => {
    const asked = readArguments(
      ['x.csv', '--module', 'convenio', '--profile', 'registro2023', '--dry-run', '--json'],
      {
        GORE_COOKIE: 'c=1',
      },
    );
    expect(asked).toEqual({
      file: 'x.csv',
      module: 'convenio',
      profile: 'registro2023',
      dryRun: true,
      json: true,
      origin: 'http://localhost:3333',
      as: '21000202-2',
      cookie: 'c=1',
    });
    expect(readArguments(['x.csv', '--module', 'ipr'])).toMatchObject({ dryRun: false, json: false });
  });

  it.each<[string, readonly string[]]>([
    ['una planilla', ['--module', 'ipr']],
    ['y solo una', ['a.csv', 'b.csv', '--module', 'ipr']],
    ['--module', ['a.csv']],
    ['no existe', ['a.csv', '--modulo', 'ipr']],
  ])('is refused in words: %s', (words, argv) => {
    expect(() => readArguments(argv)).toThrow(words);
  });
});
