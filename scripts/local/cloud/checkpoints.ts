import { DatabaseSync } from 'node:sqlite';
import type { Checkpoint } from '../runtime/stream-source.ts';

/** Where the stream consumers of the embedded cloud remember how far they got. */
export interface Checkpoints {
  readonly of: (consumer: string) => Checkpoint;
  readonly close: () => void;
}

/**
 * Opens the checkpoints kept in one SQLite file. A machine that dies may lose the last ones: the consumers then see
 * some changes again, which they bear; waiting for the disk after every batch would cost more than all else they do.
 */
export const openCheckpoints = (file: string): Checkpoints => {
  const db = new DatabaseSync(file);
  db.exec(
    `pragma journal_mode=wal; pragma synchronous=normal;
     create table if not exists punto (nombre text primary key, secuencia integer)`,
  );
  const read = db.prepare('select secuencia from punto where nombre = ?');
  const write = db.prepare(
    'insert into punto values (?, ?) on conflict (nombre) do update set secuencia = excluded.secuencia',
  );
  return {
    of: (consumer) => ({
      get: async () => Number(read.get(consumer)?.secuencia ?? 0),
      set: async (sequence) => {
        write.run(consumer, sequence);
      },
    }),
    close: () => db.close(),
  };
};
