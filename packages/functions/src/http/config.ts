import type { Actors } from '@gore/core/identity/actors.ts';
import type { Rates } from '@gore/core/identity/rates.ts';
import type { Sessions } from '@gore/core/identity/sessions.ts';
import type { ObservePorts } from '../observe/observe-request.ts';

/** What every HTTP function has to know of where it runs. */
export interface HttpConfig {
  /** Origin people open the portal at, such as `https://gestion.gobiernodenuble.cl`; `http` only on this machine. */
  readonly portalOrigin: string;
  /**
   * Request header in which the edge puts the caller's address; the address of the connection when absent. Name one
   * only where nothing but the edge can reach the function.
   */
  readonly addressHeader?: string;
}

/** What every HTTP function stands on. */
export interface HttpPorts extends ObservePorts {
  readonly sessions: Sessions;
  readonly actors: Actors;
  readonly rates: Rates;
  /** Epoch milliseconds. */
  readonly now: () => number;
}
