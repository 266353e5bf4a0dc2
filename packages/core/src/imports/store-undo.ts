import type { AnyModule } from '../kernel/declare/module.ts';
import type { StoredRecord } from '../kernel/runtime/stored.ts';
import { nextVersion } from '../kernel/runtime/write/change.ts';
import type { Work, WriteDeps } from '../kernel/runtime/write/context.ts';
import type { Proposal } from '../kernel/runtime/write/prepare.ts';
import type { UndoRow } from './sink.ts';
import { changesOf } from './store-draft.ts';

/** Tells whether a record has living children: it cannot go while it does. */
export const childFinder = ({ product, store }: WriteDeps, module: AnyModule, tenant: string) => {
  const kinds = product.modules.filter(({ parent = '', fields }) => fields[parent]?.module === module.name);
  return async (id: string): Promise<boolean> => {
    for (const kind of kinds) {
      const { keys } = await store.children(tenant, `${module.name}#${id}`, kind.name, 100);
      const children = keys.length ? await store.getMany(keys) : [];
      if (children.some(({ eliminadoEn }) => !eliminadoEn)) return true;
    }
    return false;
  };
};

/** The write that takes another one back: what was created goes, what was changed says what it said. */
export const undoProposal = (work: Work, before: StoredRecord, { antes, huella }: UndoRow): Proposal => {
  if (!antes) {
    const after = { ...nextVersion(work, before, { verb: 'eliminar' }), eliminadoEn: work.clock.now };
    return { before, after, verb: 'eliminar' };
  }
  const { huella: _, ...after } = nextVersion(work, before, { ...changesOf(antes), verb: 'importar' });
  return { before, after: { ...after, ...(huella ? { huella } : {}) }, verb: 'importar' };
};
