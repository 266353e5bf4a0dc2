/**
 * The part of `pg` that the product uses. A real `pg.Pool` satisfies `SqlPool` as it is, and so does the
 * embedded pool, so handlers never know which of the two they were given.
 */

/** A statement with its values; `name` makes it a prepared statement, as in `pg`. */
export interface SqlQuery {
  text: string;
  values?: unknown[];
  name?: string;
}

/** Description of one column of a result, as `pg` gives it. */
export interface SqlField {
  name: string;
  dataTypeID: number;
}

/** Outcome of one statement. `rowCount` counts rows read or changed; null for commands without rows. */
export interface SqlResult<Row> {
  rows: Row[];
  rowCount: number | null;
  fields: SqlField[];
  command: string;
}

/** Whatever runs SQL: the pool itself or a client checked out of it. */
export interface SqlClient {
  query<Row extends object = Record<string, unknown>>(
    query: string | SqlQuery,
    values?: unknown[],
  ): Promise<SqlResult<Row>>;
}

/** A client held by one caller; transactions live here. Always release it in a `finally`. */
export interface SqlPoolClient extends SqlClient {
  release(error?: Error | boolean): void;
}

/** Hands out clients; `query` takes one for a single statement. */
export interface SqlPool extends SqlClient {
  connect(): Promise<SqlPoolClient>;
  end(): Promise<void>;
}
