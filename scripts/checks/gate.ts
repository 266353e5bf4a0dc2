/** What a gate found: how many of its checks passed and how many did not. */
export interface Finding {
  readonly passed: number;
  readonly failed: number;
  /** What to read when something failed, or a remark worth a line. */
  readonly detail?: string;
  /** What failed and how, to be said again at the end: whoever reads only the last lines finds it there. */
  readonly failures?: readonly string[];
}

/** One step of the checks. */
export interface Gate {
  /** How it is asked for: `npm test -- <name>`. */
  readonly name: string;
  /** What it looks at, for people. */
  readonly title: string;
  /** Runs only in `npm run test:full`, or when asked for by name. */
  readonly long?: true;
  readonly run: () => Promise<Finding>;
}

/** A gate that either holds or not counts as one check. */
export const verdict = (holds: boolean, detail: string): Finding =>
  holds ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, detail };
