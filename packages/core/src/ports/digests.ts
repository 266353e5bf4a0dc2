/** A place where what is written can be read, and neither changed nor deleted. */
export interface DigestStore {
  /** Writes once: what lies under the key already stays. @returns whether it was written now. */
  readonly put: (key: string, body: string) => Promise<boolean>;
  readonly get: (key: string) => Promise<string | undefined>;
}
