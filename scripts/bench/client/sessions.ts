import type { Prepared } from '../data/prepared.ts';
import { turns } from './turns.ts';

/** Cookies to ask with; each comes up again only after all the others, so that none exceeds its limit. */
export interface Sessions {
  /** Somebody who reads: those of a whole region and those of one division, in turn. */
  readonly reader: () => string;
  /** Somebody who may change any initiative. */
  readonly writer: () => string;
}

export const sessionsOf = ({ sessions }: Prepared): Sessions => {
  const { ADMIN_REGIONAL: regional, JEFE_DIVISION: heads } = sessions;
  const half = Math.ceil(regional.length / 2);
  const readers = regional.slice(0, half).flatMap((cookie, at) => [cookie, heads[at] ?? cookie]);
  return { reader: turns(readers), writer: turns(regional.slice(half)) };
};
