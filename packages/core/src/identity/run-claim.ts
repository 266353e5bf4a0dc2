import { leerRut } from '../kernel/declare/valores/rut.ts';

/** Claims that may carry the RUN: as Cognito names a custom attribute, and as an issuer of its own does. */
export const RUN_CLAIMS: readonly string[] = ['custom:run', 'run'];

/** The RUN an identity provider vouches for, in its canonical form; nothing when it names no valid one. */
export const runOf = (
  claims: Readonly<Record<string, unknown>>,
  names: readonly string[] = RUN_CLAIMS,
): string | undefined => {
  const value = names.map((name) => claims[name]).find((claim) => typeof claim === 'string');
  if (typeof value !== 'string') return undefined;
  const read = leerRut(value);
  return read.ok ? read.rut : undefined;
};
