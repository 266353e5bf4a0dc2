import fc from 'fast-check';
import { expect, it } from 'vitest';
import { guardia, politica, registro } from './entities.ts';
import { guardItemKey, policyItemKey, recordItemKey } from './item-keys.ts';

const word = fc.string({ minLength: 1, maxLength: 12 });

it('writes the keys the entities write', () => {
  const [record, policy, guard] = [registro('datos'), politica('datos'), guardia('datos')];
  fc.assert(
    fc.property(word, word, word, fc.constantFrom('version', 'registros'), (tenant, module, id, part) => {
      const key = { tenant, module, id };
      expect(record.get(key).params<{ Key: object }>().Key).toEqual(recordItemKey(key));
      const value = { tenant, module, rule: id, value: tenant };
      expect(guard.get(value).params<{ Key: object }>().Key).toEqual(guardItemKey(value));
      expect(policy.get({ tenant, part }).params<{ Key: object }>().Key).toEqual(policyItemKey(tenant, part));
    }),
    { numRuns: 50 },
  );
});
