/** What looking at the bytes of a file led to. */
export type Verdict =
  | { readonly result: 'admitido'; readonly type: string }
  /** It is not what may be kept; the sentence says what to do. */
  | { readonly result: 'rechazado'; readonly reason: string }
  /** It is kept apart: it may harm, or nobody could tell. */
  | { readonly result: 'cuarentena'; readonly reason: string };

/** Says what a file is by its bytes, whatever its name claims. */
export type ContentCheck = (bytes: Uint8Array, name: string) => Promise<Verdict>;

/** Looks for known harm in the bytes of a file. */
export interface VirusScanner {
  /** Name of what was found; nothing when it found nothing. */
  readonly scan: (bytes: Uint8Array) => Promise<string | undefined>;
}

/**
 * Finds nothing: what an installation without an antivirus has. Types, sizes and structure are still checked; one that
 * has an antivirus passes its own scanner in place of this one (docs/decisions/0043).
 */
export const noScanner: VirusScanner = { scan: async () => undefined };
