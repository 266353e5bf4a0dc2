import { formatInteger } from '../format/number.ts';

/** Total of a list as the API answers it. */
export interface Total {
  readonly total: number;
  /** False when there are more than were counted. */
  readonly totalExact: boolean;
}

/** `1.240`, or `10.000+` when the count stopped there. */
export const formatTotal = ({ total, totalExact }: Total): string =>
  `${formatInteger(total)}${totalExact ? '' : '+'}`;

/** `51–100 de 1.240`. */
export const formatRange = (page: number, size: number, rows: number, total: Total): string => {
  if (rows === 0) return `0 de ${formatTotal(total)}`;
  const first = (page - 1) * size + 1;
  return `${formatInteger(first)}–${formatInteger(first + rows - 1)} de ${formatTotal(total)}`;
};

/**
 * Where each page starts. A keyset page knows its next one only, so the starts already visited are kept to go back.
 */
export interface Trail {
  /** Start of the page, or nothing when it was never visited (then one goes back to the first). */
  readonly before: (page: number) => string | undefined;
  readonly visit: (query: string, page: number, cursor: string) => void;
}

/** A trail that forgets everything when the query changes. */
export const createTrail = (): Trail => {
  let current = '';
  let starts = new Map<number, string>();
  return {
    before: (page) => (page <= 2 ? '' : starts.get(page - 1)),
    visit: (query, page, cursor) => {
      if (query !== current) starts = new Map();
      current = query;
      starts.set(page, cursor);
    },
  };
};
