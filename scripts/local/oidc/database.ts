import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const SCHEMA = `
  create table if not exists secreto (nombre text primary key, valor text not null) without rowid;
  create table if not exists emitido (
    modelo text not null, id text not null, datos text not null,
    concesion text, uid text, vence integer not null,
    primary key (modelo, id)
  ) without rowid;
  create index if not exists emitido_concesion on emitido (concesion);
  create index if not exists emitido_vence on emitido (vence);
`;

/** Opens the local issuer's database in a directory; only this user may read it, since it holds the signing key. */
export const openDatabase = (directory: string): DatabaseSync => {
  const path = join(directory, 'oidc.sqlite');
  closeSync(openSync(path, 'a', 0o600));
  const database = new DatabaseSync(path);
  database.exec(`pragma journal_mode = wal; pragma synchronous = normal; ${SCHEMA}`);
  return database;
};
