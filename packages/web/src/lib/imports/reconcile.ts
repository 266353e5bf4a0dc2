import type { Json } from '@gore/core/kernel/declare/json.ts';
import type { Reconciled } from '../api/imports.ts';

const isReconciled = (value: unknown): value is Reconciled =>
  typeof value === 'object' && value !== null && 'planilla' in value && 'aceptado' in value;

/** The sums of an import, as its record keeps them. */
export const readReconciliation = (value: Json | undefined): readonly Reconciled[] =>
  Array.isArray(value) ? value.filter(isReconciled) : [];

/** What the sheet says that went nowhere; zero when the sums agree. */
export const difference = ({ planilla, aceptado, retenido, omitido, rechazado }: Reconciled): number =>
  planilla - aceptado - retenido - omitido - rechazado;
