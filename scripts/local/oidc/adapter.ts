import type { DatabaseSync } from 'node:sqlite';
import type { Adapter, Payload } from 'oidc-provider';

/** Models that go when their grant is revoked. */
const GRANTED: ReadonlySet<string> = new Set(['AccessToken', 'AuthorizationCode', 'RefreshToken']);

/** Far enough for what never expires. */
const NEVER = Number.MAX_SAFE_INTEGER;

const seconds = (): number => Math.floor(Date.now() / 1000);

/** Keeps what oidc-provider issues in SQLite, so that a restart loses no sign-in. */
export const sqliteAdapter = (database: DatabaseSync): ((model: string) => Adapter) => {
  const upsert = database.prepare(
    'insert or replace into emitido (modelo, id, datos, concesion, uid, vence) values (?, ?, ?, ?, ?, ?)',
  );
  const byId = database.prepare('select datos from emitido where modelo = ? and id = ? and vence > ?');
  const byUid = database.prepare('select datos from emitido where modelo = ? and uid = ? and vence > ?');
  const consume = database.prepare(
    "update emitido set datos = json_set(datos, '$.consumed', ?) where modelo = ? and id = ?",
  );
  const destroy = database.prepare('delete from emitido where modelo = ? and id = ?');
  const revoke = database.prepare('delete from emitido where concesion = ?');
  const purge = database.prepare('delete from emitido where vence <= ?');

  const payloadOf = (row: Record<string, unknown> | undefined): Payload | undefined =>
    typeof row?.datos === 'string' ? (JSON.parse(row.datos) as Payload) : undefined;

  return (model) => ({
    async upsert(id, payload, expiresIn) {
      const grant = GRANTED.has(model) ? (payload.grantId ?? null) : null;
      const expires = expiresIn === undefined ? NEVER : seconds() + expiresIn;
      purge.run(seconds());
      upsert.run(model, id, JSON.stringify(payload), grant, payload.uid ?? null, expires);
    },
    find: async (id) => payloadOf(byId.get(model, id, seconds())),
    findByUid: async (uid) => payloadOf(byUid.get(model, uid, seconds())),
    // Codes typed on another device belong to a flow the local issuer does not offer.
    findByUserCode: async () => undefined,
    async consume(id) {
      consume.run(seconds(), model, id);
    },
    async destroy(id) {
      destroy.run(model, id);
    },
    async revokeByGrantId(grantId) {
      revoke.run(grantId);
    },
  });
};
