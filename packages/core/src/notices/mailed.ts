import type { StoredNotice } from './inbox.ts';

/** Attribute with when a mail of a kind last left by itself; those told together have one for all. */
export const mailedOf = ({
  event,
  kind,
  together,
}: Pick<StoredNotice, 'event' | 'kind' | 'together'>): string =>
  together ? `mailed_${event.module}` : `mailed_${event.module}_${kind}`;
