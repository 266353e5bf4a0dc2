/** What a query answers; a real `pg` result has this shape too. */
export interface SqlResult {
  // Rows come from the driver as it parsed them; each reader names the shape it selected.
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly rowCount: number | null;
}

/** One checked-out session. */
export interface SqlClient {
  query(text: string, values?: readonly unknown[]): Promise<SqlResult>;
  release(error?: Error | boolean): void;
}

/** The part of `pg.Pool` the product uses; `pg` in the cloud, the embedded engine on one machine. */
export interface SqlPool {
  query(text: string, values?: readonly unknown[]): Promise<SqlResult>;
  connect(): Promise<SqlClient>;
  end(): Promise<void>;
}
