import { parseArgs } from 'node:util';

/** What a drill is about; with none of them, a backup taken now. */
export interface DrillOptions {
  readonly file?: string;
  /** Initiatives of an invented installation. */
  readonly rows?: number;
  readonly stage?: string;
}

/**
 * Reads the words of the command line.
 *
 * @throws Error with a sentence
 */
export const readOptions = (words: readonly string[]): DrillOptions => {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { registros: { type: 'string' }, stage: { type: 'string' } },
  });
  const [file] = positionals;
  const rows = values.registros === undefined ? undefined : Number(values.registros);
  if (rows !== undefined && !(Number.isInteger(rows) && rows > 0))
    throw new Error(`«--registros ${values.registros}» no es una cantidad de registros.`);
  return {
    ...(file ? { file } : {}),
    ...(rows ? { rows } : {}),
    ...(values.stage ? { stage: values.stage } : {}),
  };
};
