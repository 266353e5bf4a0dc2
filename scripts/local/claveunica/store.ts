import { randomBytes } from 'node:crypto';

/** Milliseconds a code is good for, as the manual says. */
const CODE_MS = 5 * 60_000;
/** Milliseconds of single sign-on, as the manual says. */
const SESSION_MS = 60_000;
const TOKEN_MS = 3_600_000;

/** What an authorization request asked for. */
export interface Asked {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string | undefined;
}

/** A person who signed in for a request. */
export interface Granted extends Asked {
  readonly run: string;
}

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');

/** Things that expire, by the secret they were given out under. */
const expiring = <T>(now: () => number, termMs: number) => {
  const kept = new Map<string, { readonly value: T; readonly endsAt: number }>();
  const read = (key: string): T | undefined => {
    const found = kept.get(key);
    return found && found.endsAt > now() ? found.value : undefined;
  };
  return {
    read,
    put: (key: string, value: T) => {
      kept.set(key, { value, endsAt: now() + termMs });
      return key;
    },
    take: (key: string): T | undefined => {
      const value = read(key);
      kept.delete(key);
      return value;
    },
  };
};

/** What the double remembers, in memory: codes and sessions of minutes are not worth keeping over a restart. */
export const createStore = (now: () => number) => {
  const codes = expiring<Granted>(now, CODE_MS);
  const tokens = expiring<string>(now, TOKEN_MS);
  const sessions = expiring<string>(now, SESSION_MS);
  return {
    /** 32 characters, as those of ClaveÚnica. */
    newCode: (granted: Granted) => codes.put(hex(16), granted),
    takeCode: codes.take,
    newToken: (run: string) => tokens.put(hex(16), run),
    runOfToken: tokens.read,
    newSession: (run: string) => sessions.put(hex(16), run),
    runOfSession: sessions.read,
    endSession: sessions.take,
  };
};

/** What `createStore` makes. */
export type DoubleStore = ReturnType<typeof createStore>;
