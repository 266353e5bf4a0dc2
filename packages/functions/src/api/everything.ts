import type { ReadContext } from '@gore/core/kernel/readmodel/context.ts';
import { systemActor, type WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { readableOf } from './list-request.ts';
import { readContext } from './read-context.ts';

/** The product looking at every record of an institution by itself, for questions nobody's reach may narrow. */
export const everythingOf = async (write: WriteDeps, tenant: string, zone: string): Promise<ReadContext> => ({
  ...(await readContext(write, systemActor(tenant, 'referencias'), zone, new Map())),
  access: (name) => {
    const found = write.product.find(name);
    return found && { scope: { op: 'and', of: [] } as const, readable: readableOf(found, new Set(), {}) };
  },
});
