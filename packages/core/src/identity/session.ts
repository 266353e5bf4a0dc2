import type { Actor } from '../kernel/declare/record.ts';
import type { Means } from './sign-in-log.ts';

/** The actor as it stood when the session began; whatever changes it ends or rewrites the person's sessions. */
export interface SessionActor extends Actor {
  readonly nombre: string;
  /** Grows with every change of what the person may do. */
  readonly permissionsVersion: number;
  /** What they came in for, where the way in asks it. */
  readonly purpose?: string;
}

/** One signed-in browser. Instants are epoch milliseconds. */
export interface Session {
  /** SHA-256 of the cookie's value, in hex: names the session without being able to use it. */
  readonly id: string;
  readonly actor: SessionActor;
  readonly createdAt: number;
  /** When it ends whatever happens. */
  readonly endsAt: number;
  /** Last thing the person did; polling is not activity. */
  readonly seenAt: number;
  /** Where it was opened from, for the person to recognise it in the list. */
  readonly ip: string;
  readonly browser: string;
  /** How the person proved who they are. */
  readonly means: Means;
}

/** A session is closed after this long without activity. */
export const IDLE_MS = 30 * 60_000;

/** A session never lives longer than this, active or not. */
export const ABSOLUTE_MS = 8 * 3_600_000;
