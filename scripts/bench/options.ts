import { parseArgs } from 'node:util';

/** What `npm run bench` is asked to do. */
export interface BenchOptions {
  /** Sizes of portfolio, one round each. */
  readonly sizes: readonly number[];
  /** Seconds of each warm row. */
  readonly seconds: number;
  /** Spreadsheet to import; found by itself without it. */
  readonly sheet?: string | undefined;
  /** Keeps the data of each size here, and uses what an earlier run left. */
  readonly keep?: string | undefined;
  /** Folder for processor profiles of the portal. */
  readonly profile?: string | undefined;
}

const positive = (name: string, text: string): number => {
  const value = Number(text.replaceAll(/[._]/g, ''));
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`--${name}=${text}: indique un número entero mayor que cero.`);
  return value;
};

/** Reads the flags. @throws Error with a sentence for one that cannot be. */
export const readBenchOptions = (args: readonly string[]): BenchOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      filas: { type: 'string', default: '10000,100000' },
      segundos: { type: 'string', default: '10' },
      planilla: { type: 'string' },
      datos: { type: 'string' },
      perfil: { type: 'string' },
    },
  });
  if (values.datos && process.env.GORE_PG_URL)
    throw new Error(
      '--datos no sirve con GORE_PG_URL: la base de lectura de cada banco se borra al terminar.',
    );
  return {
    sizes: values.filas.split(',').map((size) => positive('filas', size)),
    seconds: positive('segundos', values.segundos),
    sheet: values.planilla,
    keep: values.datos,
    profile: values.perfil,
  };
};
