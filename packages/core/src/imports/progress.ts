import type { Resumen } from './summary.ts';

/** The state of an import as the fields of its record. */
export const progressOf = (resumen: Resumen): Readonly<Record<string, unknown>> => {
  const { mensaje: _, ...fields } = resumen;
  return fields;
};
