import type { AnyModule } from './module.ts';

/** How long the records of a module are kept, as the register of processing activities says it. */
export const keptFor = ({ retention }: Pick<AnyModule, 'retention'>): string =>
  retention
    ? `${retention.years} ${retention.years === 1 ? 'año' : 'años'} (${retention.law})`
    : 'Sin plazo: mientras sirva a su finalidad';
