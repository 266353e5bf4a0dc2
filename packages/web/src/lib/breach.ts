import type { Tone } from '@gore/core/kernel/declare/module.ts';

const minuteMs = 60_000;

/** How long is left to send the early warning, in words and colour; from the last hour on it is urgent. */
export const timeLeft = (until: string, now: number): { readonly text: string; readonly tone: Tone } => {
  const minutes = Math.floor((Date.parse(until) - now) / minuteMs);
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  const span = hours ? `${hours} h ${rest} min` : `${rest} min`;
  if (minutes < 0) return { text: `Alerta temprana vencida hace ${span}`, tone: 'bad' };
  return { text: `Quedan ${span} para la alerta temprana`, tone: minutes < 60 ? 'bad' : 'warn' };
};
