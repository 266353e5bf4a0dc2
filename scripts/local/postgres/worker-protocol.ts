/** What the main thread and the PGlite worker say to each other. */

/** How a worker is started. `install` creates the extensions: used once, to make the template. */
export interface WorkerOptions {
  dir: string;
  postgisBundle: string;
  install: boolean;
}

/** `exchange` carries wire-protocol bytes of one batch and is answered by exactly one `answer`, in order. */
export type WorkerRequest = { kind: 'exchange'; bytes: Uint8Array } | { kind: 'close' };

export type WorkerReply =
  | { kind: 'ready' }
  | { kind: 'answer'; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'closed' };
