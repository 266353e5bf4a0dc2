/** Characters that part the cells of a CSV. */
export type Delimiter = ',' | ';' | '\t' | '|';

const candidates: readonly Delimiter[] = [',', ';', '\t', '|'];

/** How often a delimiter occurs in each record of a text, quoted parts aside. */
const occurrences = (text: string, delimiter: Delimiter): readonly number[] => {
  const counts = [0];
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n') counts.push(0);
    else if (character === delimiter) counts.push((counts.pop() ?? 0) + 1);
  }
  return counts;
};

/** The count most records agree on, weighed by how many do. */
const agreement = (counts: readonly number[]): number => {
  const records = new Map<number, number>();
  for (const count of counts) records.set(count, (records.get(count) ?? 0) + 1);
  return Math.max(...[...records].map(([count, times]) => count * times));
};

/** The delimiter that parts the records of a sample into the most columns, most evenly. A comma when none occurs. */
export const detectDelimiter = (sample: string): Delimiter =>
  candidates.reduce((best, candidate) =>
    agreement(occurrences(sample, candidate)) > agreement(occurrences(sample, best)) ? candidate : best,
  );
