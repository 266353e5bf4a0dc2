/** What the pool asks of a thread. */
export interface HashRequest {
  readonly id: number;
  readonly password: string;
  /** Compares with it; hashes the password when absent. */
  readonly against?: string;
}

/** What the thread answers. */
export interface HashReply {
  readonly id: number;
  readonly result: string | boolean;
}
