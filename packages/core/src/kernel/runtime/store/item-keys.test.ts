import fc from 'fast-check';
import { expect, it } from 'vitest';
import { politica, registro } from './entities.ts';
import { policyItemKey, recordItemKey } from './item-keys.ts';

const word = fc.string({ minLength: 1, maxLength: 12 });

it('writes the keys the entities write', () => {
  const [record, policy] = [registro('datos'), politica('datos')];
  fc.assert(
    fc.property(word, word, word, fc.constantFrom('version', 'registros'), (tenant, module, id, part) => {
      const key = { tenant, module, id };
      expect(record.get(key).params<{ Key: object }>().Key).toEqual(recordItemKey(key));
      expect(policy.get({ tenant, part }).params<{ Key: object }>().Key).toEqual(policyItemKey(tenant, part));
    }),
    { numRuns: 50 },
  );
});
