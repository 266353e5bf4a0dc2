/** Work factor of bcrypt: 2¹² rounds. */
export const COST = 12;

/** Turns passwords into what may be stored. It takes a core a quarter of a second, so it must not hold up a server. */
export interface Hasher {
  /** @param password that `fits` */
  readonly hash: (password: string) => Promise<string>;
  readonly matches: (password: string, hash: string) => Promise<boolean>;
  /** A hash of nobody's password: what a try is compared with when there is nothing to compare it with. */
  readonly decoy: string;
}

/** The same for the same letters, however a keyboard composed them. */
export const normal = (password: string): string => password.normalize('NFKC');

const MOST_BYTES = 72;

/** Whether bcrypt reads the password to its end: 72 bytes. */
export const fits = (password: string): boolean => Buffer.byteLength(normal(password)) <= MOST_BYTES;

/** Most who sign in do it with ClaveÚnica: what passwords need is read with the first of them. */
const bcrypt = () => import('bcryptjs');

/** Of thirty-two random bytes nobody kept. */
export const decoyOf = (cost: number): string =>
  `$2b$${String(cost).padStart(2, '0')}$.r3HzCVRc6cC2JApucA9F.pEUwsjBLsWnLcP0lp5gu/OMZ7InTFRa`;

/** Hashes in the thread that calls, in slices: for a function that serves one request at a time. */
export const createHasher = (cost = COST): Hasher => ({
  decoy: decoyOf(cost),
  hash: async (password) => (await bcrypt()).hash(normal(password), cost),
  matches: async (password, stored) =>
    (await (await bcrypt()).compare(normal(password), stored)) && fits(password),
});
