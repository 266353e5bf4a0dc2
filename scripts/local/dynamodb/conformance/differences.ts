import { it } from 'vitest';
import type { TargetKind } from './targets.ts';

/**
 * Where a target is known to differ from AWS, by case. A `wrong` case has to fail there, so a repaired target is
 * noticed; a `missing` one is not run. PartiQL is out of scope: the product does not use it.
 */
const differences: Record<string, Partial<Record<TargetKind['name'], 'wrong' | 'missing'>>> = {
  'time to live is turned on and off once each': { dynoxide: 'wrong' },
  'a page ends at 1 MB': { dynoxide: 'wrong' },
  'a put of an identical item emits no record': { dynoxide: 'wrong' },
  'sequence numbers have 21 digits and text order': { dynoxide: 'wrong' },
};

/** `it` for one target, aware of its known differences. */
export function caseOn({ name: target }: TargetKind) {
  return (name: string, body: () => Promise<void>): void => {
    const difference = differences[name]?.[target];
    if (difference === 'missing') it.skip(name, body);
    else if (difference === 'wrong') it.fails(name, body);
    else it(name, body);
  };
}
