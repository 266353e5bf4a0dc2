import { parseArgs } from 'node:util';

/** What `npm run load` is asked to do. */
export interface LoadOptions {
  readonly rows: number;
  /** Minutes that 200 people work; 0 leaves that part out. */
  readonly minutes: number;
  readonly keep?: string | undefined;
  readonly profile?: string | undefined;
}

const quantity = (name: string, text: string): number => {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0)
    throw new Error(`--${name}=${text}: indique un número que no sea negativo.`);
  return value;
};

/** Reads the flags. @throws Error with a sentence for one that cannot be. */
export const readLoadOptions = (args: readonly string[]): LoadOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      filas: { type: 'string', default: '50000' },
      minutos: { type: 'string', default: '10' },
      datos: { type: 'string' },
      perfil: { type: 'string' },
    },
  });
  if (values.datos && process.env.GORE_PG_URL)
    throw new Error(
      '--datos no sirve con GORE_PG_URL: la base de lectura de cada prueba se borra al terminar.',
    );
  return {
    rows: quantity('filas', values.filas),
    minutes: quantity('minutos', values.minutos),
    keep: values.datos,
    profile: values.perfil,
  };
};
