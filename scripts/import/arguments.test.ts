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
      fixed: {},
      dryRun: true,
      json: true,
      origin: 'http://localhost:3333',
      as: '21000202-2',
      cookie: 'c=1',
    });
    expect(readArguments(['x.csv', '--module', 'ipr'])).toMatchObject({ dryRun: false, json: false });
  });

  it('says what every row says, where the sheet does not', () => {
    const argv = [
      'x.csv',
      '--module',
      'asignacion_presupuestaria',
      '--fijo',
      'anio=2026',
      '--fijo',
      'programa=02',
    ];
    expect(readArguments(argv).fixed).toEqual({ anio: '2026', programa: '02' });
  });

  it.each<[string, readonly string[]]>([
    ['una planilla', ['--module', 'ipr']],
    ['y solo una', ['a.csv', 'b.csv', '--module', 'ipr']],
    ['--module', ['a.csv']],
    ['campo=valor', ['a.csv', '--module', 'ipr', '--fijo', 'anio']],
    ['no existe', ['a.csv', '--modulo', 'ipr']],
  ])('is refused in words: %s', (words, argv) => {
    expect(() => readArguments(argv)).toThrow(words);
  });
});
