/** Length of the fixed windows in which requests are counted. */
export const WINDOW_MS = 60_000;

/** Requests allowed per window, by what is counted. */
export const limits = {
  /** Commands and lists of one session. */
  comandos: 100,
  /** Tiles, polls and suggestions of one session. */
  sondeo: 1200,
  /** Requests without a session from one address. */
  anonimo: 100,
  /** Sign-ins started from one address; offices share one. */
  entrada: 120,
  /** Documents verified from one address. */
  verificacion: 30,
  /** Returns from the identity provider to one address. */
  regreso: 120,
  /** Steps at the ClaveÚnica bridge from one address: up to four for each sign-in that `entrada` lets start. */
  puente: 480,
  /** Refreshes of wall boards from one address; an institution's walls share one. */
  pantalla: 240,
  /** Errors that browsers at one address report; offices share one, and what goes beyond is lost without harm. */
  informes: 60,
} as const;

/** What is counted per session. */
export type SessionBucket = 'comandos' | 'sondeo';

/** What is counted per address. */
export type AddressBucket = Exclude<keyof typeof limits, SessionBucket>;

/** Where a caller stands in the current window after its request was counted. */
export interface Rate {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Epoch seconds at which the next window begins. */
  readonly reset: number;
}

/** Number of the window an instant falls in. */
export const windowAt = (now: number): number => Math.floor(now / WINDOW_MS);

/** Reads the verdict off a counter that already includes the request. */
export const rateOf = (limit: number, count: number, window: number): Rate => ({
  allowed: count <= limit,
  limit,
  remaining: Math.max(0, limit - count),
  reset: ((window + 1) * WINDOW_MS) / 1000,
});
