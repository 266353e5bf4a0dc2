/** The parameters of one statement, collected while its text is written. */
export interface Args {
  readonly values: readonly unknown[];
  /** Adds a value, once for each type it is used as, and answers its typed placeholder: `$3::date`. */
  readonly add: (value: unknown, type: string) => string;
}

/** Starts the parameters of a statement. */
export const newArgs = (): Args => {
  const values: unknown[] = [];
  const kinds: string[] = [];
  return {
    values,
    add: (value, type) => {
      const known = values.findIndex((one, at) => one === value && kinds[at] === type);
      if (known < 0) kinds.push(type);
      return `$${known < 0 ? values.push(value) : known + 1}::${type}`;
    },
  };
};
