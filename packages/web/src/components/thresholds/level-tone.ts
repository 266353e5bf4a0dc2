import type { AlertLevel } from '@gore/core/kernel/declare/alert.ts';
import type { Tone } from '@gore/core/kernel/declare/module.ts';

/** Colour family of each level; always shown with its words. */
export const levelTone: Readonly<Record<AlertLevel, Tone>> = {
  INFO: 'mute',
  ATENCION: 'info',
  ALTO: 'warn',
  CRITICO: 'bad',
};
