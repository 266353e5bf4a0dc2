import pg from 'pg';
import { CheckoutScope } from './checkout-scope.ts';
import type { PgliteEngine } from './engine.ts';
import { EngineStream } from './engine-stream.ts';
import { mayChangeSession } from './session-state.ts';
import type { SqlClient, SqlPool, SqlPoolClient, SqlQuery, SqlResult } from './sql-pool.ts';

/** Behaviour of the pool that a caller may set. */
export interface PoolOptions {
  /** Longest wait for the single client before failing as `pg.Pool` does, in milliseconds. */
  checkoutTimeoutMs: number;
  /** Told, in English, about misuse that would pass unnoticed: for example a transaction left open. */
  report(problem: string): void;
}

/**
 * A `pg.Pool` of one client over the embedded engine, with the manners a shared session needs: the wanted role is
 * set at checkout, and a client that may have changed its session is replaced instead of handed to the next caller.
 */
export class SharedPool {
  readonly #pool: pg.Pool;
  readonly #scope = new CheckoutScope();
  readonly #roles = new WeakMap<pg.PoolClient, string | undefined>();
  readonly #options: PoolOptions;

  constructor(engine: PgliteEngine, options: PoolOptions) {
    this.#options = options;
    this.#pool = new pg.Pool({
      max: 1,
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: options.checkoutTimeoutMs,
      user: 'postgres',
      database: 'postgres',
      stream: () => new EngineStream(engine),
    });
    // An idle client reports the end of its engine here; the next checkout makes another.
    this.#pool.on('error', (error) => options.report(error.message));
  }

  /** The pool as seen by one role; undefined is the owner. All views share the one client. */
  as(role: string | undefined): SqlPool {
    return {
      query: (query, values) => this.#query(role, query, values),
      connect: () => this.#connect(role),
      end: () => Promise.resolve(),
    };
  }

  /** Waits for clients in use, then closes. */
  end(): Promise<void> {
    return this.#pool.end();
  }

  async #query<Row extends object>(
    role: string | undefined,
    query: string | SqlQuery,
    values: unknown[] | undefined,
  ): Promise<SqlResult<Row>> {
    const lease = await this.#checkout(role);
    try {
      return await lease.query<Row>(query, values);
    } finally {
      lease.release();
    }
  }

  #connect(role: string | undefined): Promise<SqlPoolClient> {
    const holding = this.#scope.enter();
    return this.#checkout(role).then((lease) => {
      holding.begin();
      return {
        query: async (query, values) => {
          const done = holding.busy();
          try {
            return await lease.query(query, values);
          } finally {
            done();
          }
        },
        release: (error) => {
          holding.end();
          lease.release(error);
        },
      };
    });
  }

  async #checkout(role: string | undefined): Promise<Lease> {
    const client = await this.#scope.guard(this.#pool.connect(), (unwanted) => unwanted.release());
    const lease = new Lease(client, this.#options.report);
    try {
      await this.#assumeRole(client, role);
    } catch (error) {
      lease.release(true);
      throw error;
    }
    return lease;
  }

  async #assumeRole(client: pg.PoolClient, role: string | undefined): Promise<void> {
    if (this.#roles.get(client) === role) return;
    await client.query(role === undefined ? 'reset role' : `set role ${pg.escapeIdentifier(role)}`);
    this.#roles.set(client, role);
  }
}

/** One use of the client, from checkout to release. */
class Lease implements SqlClient {
  readonly #client: pg.PoolClient;
  readonly #report: (problem: string) => void;
  #dirty = false;
  #alive = true;

  constructor(client: pg.PoolClient, report: (problem: string) => void) {
    this.#client = client;
    this.#report = report;
    client.on('error', this.#onLost);
  }

  query<Row extends object>(query: string | SqlQuery, values?: unknown[]): Promise<SqlResult<Row>> {
    this.#dirty ||= mayChangeSession(typeof query === 'string' ? query : query.text);
    return this.#client.query<Row>(query, values);
  }

  /** Retires the client, and with it its session, when it was lost, left a transaction open or may have changed it. */
  release(error?: Error | boolean): void {
    this.#client.off('error', this.#onLost);
    const open = this.#alive && this.#client.getTransactionStatus() !== 'I';
    if (open && !error) this.#report('a client was released inside a transaction: it was rolled back');
    this.#client.release(error || open || this.#dirty || !this.#alive);
  }

  /** The statement in flight already rejects with the cause; without a listener Node would end the process. */
  readonly #onLost = (): void => {
    this.#alive = false;
  };
}
