/** One tint of a map of communes: from `low` to `high`, both ends included. */
export interface ValueClass {
  readonly low: number;
  readonly high: number;
}

/** Most tints an eye tells apart on a map. */
const most = 5;

/**
 * Cuts values into classes with about as many in each. Equal values never fall into two classes; zero and less stay
 * out, since a commune without anything is not «little».
 */
export const classesOf = (values: readonly number[]): readonly ValueClass[] => {
  const sorted = values.filter((value) => value > 0).toSorted((a, b) => a - b);
  const classes: ValueClass[] = [];
  let from = 0;
  for (let n = 1; n <= most && from < sorted.length; n += 1) {
    let to = Math.max(from + 1, Math.round((sorted.length * n) / most));
    while (to < sorted.length && sorted[to] === sorted[to - 1]) to += 1;
    classes.push({ low: sorted[from] ?? 0, high: sorted[to - 1] ?? 0 });
    from = to;
  }
  return classes;
};

/** Number of the class a value falls in, from zero; nothing for one outside all. */
export const classOf = (classes: readonly ValueClass[], value: number | undefined): number | undefined => {
  if (value === undefined) return undefined;
  const at = classes.findIndex(({ high }) => value <= high);
  return value > 0 && at >= 0 ? at : undefined;
};
