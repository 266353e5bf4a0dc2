import type { Predicate } from '../../declare/predicate.ts';
import type { Access } from './access.ts';
import { memo, memoByObject } from './memo.ts';

/** Verbs of a module that reach the same records. */
export interface VerbGroup {
  readonly scope: Predicate;
  readonly verbs: readonly string[];
  /** Those of them that whoever did another verb last may not do, with the others. */
  readonly bound: readonly { readonly verb: string; readonly fourEyes: readonly string[] }[];
}

const groupsOf = (access: Access, module: string): readonly VerbGroup[] => {
  const groups = Map.groupBy(access.verbs(module), (verb) => JSON.stringify(access.scope(module, verb)));
  return [...groups].map(([scope, verbs]) => {
    const bound = verbs
      .map((verb) => ({ verb, fourEyes: access.fourEyes(module, verb) }))
      .filter(({ fourEyes }) => fourEyes.length > 0);
    return { scope: JSON.parse(scope) as Predicate, verbs, bound };
  });
};

const known = memoByObject((access: Access) => memo((module) => groupsOf(access, module)));

/**
 * The verbs an actor has in a module, those that reach the same records together: a record is asked once for each
 * reach, however many verbs share it.
 */
export const verbGroups = (access: Access, module: string): readonly VerbGroup[] => known(access)(module);
