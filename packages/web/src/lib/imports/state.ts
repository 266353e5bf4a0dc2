import type { Tone } from '@gore/core/kernel/declare/module.ts';

const states: Readonly<Record<string, { readonly tone: Tone; readonly text: string }>> = {
  PENDIENTE: { tone: 'mute', text: 'En cola' },
  EN_PROCESO: { tone: 'info', text: 'En proceso' },
  TERMINADA: { tone: 'ok', text: 'Terminada' },
  FALLIDA: { tone: 'bad', text: 'Fallida' },
};

/** How the state of an import is shown. */
export const importState = (state: string): { readonly tone: Tone; readonly text: string } =>
  states[state] ?? { tone: 'mute', text: state };

/** Whether the import will still change by itself. */
export const isRunning = (state: string): boolean => state === 'PENDIENTE' || state === 'EN_PROCESO';
