import type { ReadContext } from '@gore/core/kernel/readmodel/context.ts';
import type { Access } from '@gore/core/kernel/runtime/access/access.ts';

/** The records that both `leer` and `exportar` reach: what somebody may take out of the portal. */
export const takenOut = (context: ReadContext, access: Access): ReadContext => ({
  ...context,
  access: (name) => {
    const seen = context.access(name);
    return seen && { ...seen, scope: { op: 'and', of: [seen.scope, access.scope(name, 'exportar')] } };
  },
});
