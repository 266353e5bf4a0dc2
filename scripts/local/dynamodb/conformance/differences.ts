import { it } from 'vitest';
import type { TargetKind } from './targets.ts';

/**
 * Where a target is known to differ from AWS, by case. Such a case has to fail there, so a repaired target is
 * noticed. Not covered: PartiQL, which the product does not use, and the deletions of time to live, which the
 * referee does only through a tool of its own.
 */
const differences: Record<string, Partial<Record<TargetKind['name'], 'wrong'>>> = {
  'a condition compares whole lists and maps': { embedded: 'wrong', direct: 'wrong' },
  'a page ends at 1 MB': { dynoxide: 'wrong' },
  'a put of an identical item emits no record': { dynoxide: 'wrong' },
  'sequence numbers have 21 digits and text order': { dynoxide: 'wrong' },
  'time to live is turned on and off once each': { dynoxide: 'wrong' },
};

/** `it` for one target, aware of its known differences. */
export function caseOn({ name: target }: TargetKind) {
  return (name: string, body: () => Promise<void>): void => {
    if (differences[name]?.[target]) it.fails(name, body);
    else it(name, body);
  };
}
