import type { AuditEntry } from '../runtime/audit/chain.ts';
import { toJson } from './row.ts';
import type { Statement } from './statements.ts';

const TEXT = 'text collate "C"';

/**
 * What can be asked about the audit: who, what, where and when, and which fields, but no value of any. Whoever finds an
 * entry reads it in the system of record. The product adds lines and never changes one.
 */
export const auditTable: readonly string[] = [
  `create table if not exists auditoria (
    tenant ${TEXT} not null,
    modulo ${TEXT} not null,
    registro ${TEXT} not null,
    seq bigint not null,
    en timestamp with time zone not null,
    actor ${TEXT} not null,
    verbo ${TEXT} not null,
    campos text[] not null,
    ip ${TEXT},
    lote ${TEXT},
    primary key (tenant, modulo, registro, seq))`,
  'create index if not exists auditoria__en on auditoria (tenant, en, modulo, registro, seq)',
  'create index if not exists auditoria__actor on auditoria (tenant, actor, en, modulo, registro, seq)',
  'create index if not exists auditoria__modulo on auditoria (tenant, modulo, en, registro, seq)',
  'create index if not exists auditoria__lote on auditoria (tenant, lote, en) where lote is not null',
  'create index if not exists auditoria__ip on auditoria (tenant, ip, en) where ip is not null',
  'grant select, insert on auditoria to gore_app',
];

const CHUNK = 1000;

const lineOf = ({ tenant, module, id, seq, at, actor, verb, changes, ip, batch }: AuditEntry) => ({
  tenant,
  modulo: module,
  registro: id,
  seq,
  en: at,
  actor,
  verbo: verb,
  campos: changes.map(({ field }) => field),
  ip: ip ?? null,
  lote: batch ?? null,
});

const names = 'tenant, modulo, registro, seq, en, actor, verbo, campos, ip, lote';

const insertion = (conflict: string) => `insert into auditoria (${names})
  select ${names} from json_to_recordset($1::json) as r(tenant text, modulo text, registro text, seq bigint,
    en timestamptz, actor text, verbo text, campos text[], ip text, lote text)
  on conflict (tenant, modulo, registro, seq) do ${conflict}`;

/**
 * Statements that add entries to the audit that can be searched; one that is there already stays.
 *
 * @param correct writes over what is there: for rebuilding, with the rights of the owner.
 */
export function* auditWrites(entries: readonly AuditEntry[], correct = false): Generator<Statement> {
  const conflict = correct
    ? 'update set en = excluded.en, actor = excluded.actor, verbo = excluded.verbo, campos = excluded.campos, ip = excluded.ip, lote = excluded.lote'
    : 'nothing';
  for (let at = 0; at < entries.length; at += CHUNK)
    yield [insertion(conflict), [toJson(entries.slice(at, at + CHUNK).map(lineOf))]];
}
