import { maxTreeDepth } from '../../declare/cost.ts';
import { invalid } from '../refusals.ts';
import type { StoredRecord } from '../stored.ts';
import type { Work } from './context.ts';

/**
 * Reads the records above one that comes to stand in another place of its tree. The write has to find each of them
 * as it was read: of two moves that would close a circle between them, one starts over and sees the other.
 *
 * @throws GoreError when the record would stand below itself, or deeper than a transaction can prove.
 */
export const aboveInTree = async (
  { deps, module }: Work,
  before: StoredRecord | undefined,
  after: StoredRecord,
): Promise<readonly StoredRecord[]> => {
  const { tree } = module;
  if (tree === undefined || after.eliminadoEn || before?.data[tree] === after.data[tree]) return [];
  const above: StoredRecord[] = [];
  for (let id = after.data[tree]; typeof id === 'string'; id = above.at(-1)?.data[tree]) {
    if (id === after.id)
      throw invalid([
        { field: tree, message: 'Quedaría dependiendo de sí mismo a través de otros: elija otro superior.' },
      ]);
    if (above.length === maxTreeDepth)
      throw invalid([{ field: tree, message: `El árbol no admite más de ${maxTreeDepth} niveles.` }]);
    const record = await deps.store.get({ tenant: after.tenant, module: module.name, id });
    if (!record) break;
    above.push(record);
  }
  return above;
};
