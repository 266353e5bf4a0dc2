import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import { baseVerbs } from '@gore/core/kernel/declare/verb.ts';

const builtIn: Readonly<Record<string, string>> = {
  own: 'Lo asignado',
  unit: 'Su unidad',
  subtree: 'Su unidad y dependientes',
  parent: 'Según el registro superior',
  subject: 'Según el registro del que cuelga',
  all: 'Todo',
};

/** What a scope reaches, in words; no scope is a dash. */
export const scopeWords = (scope: string | null): string => {
  if (scope === null) return '—';
  return Object.hasOwn(builtIn, scope) ? (builtIn[scope] ?? scope) : `«${scope}»`;
};

/** What a verb of a module is called. */
export const verbWords = (module: AnyModule, verb: string): string =>
  module.transitions[verb]?.label ??
  (Object.hasOwn(baseVerbs, verb) ? baseVerbs[verb as keyof typeof baseVerbs] : verb);
