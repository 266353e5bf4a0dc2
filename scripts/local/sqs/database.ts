import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';

export type Row = Readonly<Record<string, SQLOutputValue>>;

const SCHEMA_VERSION = 1;

// In WAL mode with synchronous=normal a commit survives the death of the process, not that of the machine. That is
// what the other embedded engines promise too; fsync per message would cost far more than it protects here.
const SCHEMA = `
  pragma journal_mode = wal;
  pragma synchronous = normal;
  pragma busy_timeout = 5000;
  pragma foreign_keys = on;
  create table if not exists queue (
    name text primary key,
    settings text not null
  ) strict, without rowid;
  create table if not exists message (
    seq integer primary key autoincrement,
    queue text not null references queue (name) on delete cascade,
    id text not null,
    body text not null,
    attributes text not null,
    group_id text,
    deduplication_id text,
    sent_at integer not null,
    visible_at integer not null,
    first_received_at integer,
    receive_count integer not null default 0,
    receipt text,
    origin text
  ) strict;
  create index if not exists message_by_visibility on message (queue, visible_at);
  create index if not exists message_by_sequence on message (queue, seq);
  create index if not exists message_by_group on message (queue, group_id, visible_at);
  create index if not exists message_by_age on message (queue, sent_at);
  create index if not exists message_by_receives on message (queue, receive_count);
  create table if not exists deduplication (
    queue text not null references queue (name) on delete cascade,
    id text not null,
    message_id text not null,
    seq integer not null,
    sent_at integer not null,
    primary key (queue, id)
  ) strict, without rowid;
  create index if not exists deduplication_by_age on deduplication (queue, sent_at);
  pragma user_version = ${SCHEMA_VERSION};
`;

/** The SQLite file behind the queues, with its statements prepared once. */
export class Database {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  private constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /** @throws Error when the file was written by another version of this schema */
  static open(file: string): Database {
    const db = new DatabaseSync(file);
    const version = Number(db.prepare('pragma user_version').get()?.user_version);
    if (version !== 0 && version !== SCHEMA_VERSION) {
      db.close();
      throw new Error(`${file} holds queues of schema ${version}; this program knows ${SCHEMA_VERSION}`);
    }
    db.exec(SCHEMA);
    return new Database(db);
  }

  all(sql: string, ...parameters: SQLInputValue[]): Row[] {
    return this.#prepare(sql).all(...parameters);
  }

  get(sql: string, ...parameters: SQLInputValue[]): Row | undefined {
    return this.#prepare(sql).get(...parameters);
  }

  /** @returns how many rows changed */
  run(sql: string, ...parameters: SQLInputValue[]): number {
    return Number(this.#prepare(sql).run(...parameters).changes);
  }

  /** All or nothing. Inside another transaction it joins that one. */
  transaction<Result>(work: () => Result): Result {
    if (this.#db.isTransaction) return work();
    this.#db.exec('begin immediate');
    try {
      const result = work();
      this.#db.exec('commit');
      return result;
    } catch (error) {
      this.#db.exec('rollback');
      throw error;
    }
  }

  close(): void {
    this.#statements.clear();
    this.#db.close();
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
