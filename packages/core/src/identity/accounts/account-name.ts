import { leerRut } from '../../kernel/declare/valores/rut.ts';

/** An account as somebody typed it, in its one form. */
export type AccountName =
  | { readonly kind: 'run'; readonly value: string }
  | { readonly kind: 'correo'; readonly value: string }
  | { readonly kind: 'emergencia'; readonly value: string }
  /** Names nobody; it is treated like any other all the same, so that nobody learns which do. */
  | { readonly kind: 'otro'; readonly value: string };

/** Longest account anybody has: that of an e-mail address. */
export const MAX_ACCOUNT = 254;

/** Reads what was typed: a RUN with or without its dots, an institutional e-mail, or a break-glass account. */
export const readAccount = (typed: string): AccountName => {
  const value = typed.trim().toLowerCase().slice(0, MAX_ACCOUNT);
  if (/^emergencia-[12]$/.test(value)) return { kind: 'emergencia', value };
  if (value.includes('@')) return { kind: 'correo', value };
  const run = leerRut(value);
  return run.ok ? { kind: 'run', value: run.rut } : { kind: 'otro', value };
};
