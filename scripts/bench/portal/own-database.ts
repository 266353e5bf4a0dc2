import pg from 'pg';

/** Variables that give a portal its read database, and how to leave nothing behind. */
export interface OwnDatabase {
  readonly env: Readonly<Record<string, string>>;
  readonly drop: () => Promise<void>;
}

/**
 * A database for one bench on the server that `GORE_PG_URL` names, so that what it measures is never mixed with what
 * was there; its user has to be allowed to create databases. Without the variable, the embedded engine.
 */
export const ownDatabase = async (url = process.env.GORE_PG_URL): Promise<OwnDatabase> => {
  if (!url) return { env: {}, drop: async () => undefined };
  const name = `gore_banco_${process.pid}_${Date.now().toString(36)}`;
  const asAdmin = async (statement: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await asAdmin(`create database ${pg.escapeIdentifier(name)}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return {
    env: { GORE_PG_URL: own.href },
    drop: () => asAdmin(`drop database ${pg.escapeIdentifier(name)} with (force)`),
  };
};
