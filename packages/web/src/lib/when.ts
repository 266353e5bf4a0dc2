import { evaluate } from '@gore/core/kernel/declare/evaluate.ts';
import type { Json } from '@gore/core/kernel/declare/json.ts';
import type { Section } from '@gore/core/kernel/declare/module.ts';

const dayLength = 86_400_000;

const clock = () => {
  const now = new Date();
  const today = now.toLocaleDateString('sv-SE', { timeZone: 'America/Santiago' });
  const days = (since: string): number =>
    Math.floor((Date.parse(today) - Date.parse(since.slice(0, 10))) / dayLength);
  // Sections never depend on working days; calendar days stand in so that the evaluator is complete.
  return { now: now.toISOString(), today, days, workingDays: days, addWorkingDays: (from: string) => from };
};

/** Whether a section applies to the values on screen. */
export const applies = (section: Section, value: (field: string) => Json | undefined): boolean =>
  section.when === undefined ||
  evaluate(section.when, {
    value,
    actor: { id: '', roles: [], units: [], subtree: [] },
    param: () => undefined,
    clock: clock(),
  });
