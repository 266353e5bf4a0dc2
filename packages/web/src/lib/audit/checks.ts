import type { Tone } from '@gore/core/kernel/declare/module.ts';

const states: Readonly<Record<string, { readonly tone: Tone; readonly text: string }>> = {
  PENDIENTE: { tone: 'mute', text: 'En cola' },
  EN_PROCESO: { tone: 'info', text: 'En proceso' },
  CONFORME: { tone: 'ok', text: 'Conforme' },
  CON_FALLAS: { tone: 'bad', text: 'Con fallas' },
  FALLIDA: { tone: 'warn', text: 'No se completó' },
};

/** How the state of a verification is shown. */
export const checkState = (state: string): { readonly tone: Tone; readonly text: string } =>
  states[state] ?? { tone: 'mute', text: state };

/** Whether the verification will still change by itself. */
export const isRunning = (state: string): boolean => state === 'PENDIENTE' || state === 'EN_PROCESO';
