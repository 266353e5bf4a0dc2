import { type ErrorDetail, GoreError } from './error.ts';

/** The record does not exist, is out of reach or belongs to others: nobody can tell which. */
export const notFound = (): GoreError =>
  new GoreError('no_encontrado', 'No encontramos este registro o no está a su alcance.');

/** The actor lacks the verb. */
export const forbidden = (message = 'Su rol no permite esta acción.'): GoreError =>
  new GoreError('prohibido', message);

/** What was sent cannot be accepted, field by field. */
export const invalid = (details: readonly ErrorDetail[]): GoreError =>
  new GoreError('invalido', 'Revise los datos marcados.', { details });

/** A rule of the domain refuses, in its own words. */
export const refused = (sentence: string): GoreError =>
  new GoreError('invalido', sentence, { code: 'REGLA' });

/** Somebody else changed the same things in the meantime. */
export const conflict = (details: readonly ErrorDetail[] = []): GoreError =>
  new GoreError(
    'conflicto',
    'Otra persona cambió este registro mientras usted lo editaba. Revise y decida.',
    {
      details,
    },
  );
