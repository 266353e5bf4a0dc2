import type { SessionActor } from './session.ts';

const prefix = 'operador:';

/** Role of an operator of the platform inside an institution; nobody there can give or hold it. */
export const OPERATOR_ROLE = 'OPERADOR';

/** Who acts while an operator is inside: the record of that one entry, so that all they do names it. */
export const operatorId = (entry: string): string => `${prefix}${entry}`;

/** Record of the entry by which an operator is inside; nothing for anybody else. */
export const entryOf = (actorId: string): string | undefined =>
  actorId.startsWith(prefix) ? actorId.slice(prefix.length) : undefined;

/** An operator inside an institution. */
export const operatorActor = (tenant: string, entry: string, nombre: string): SessionActor => ({
  id: operatorId(entry),
  tenant,
  nombre: `${nombre} · operación`,
  roles: [OPERATOR_ROLE],
  units: [],
  subtree: [],
  permissionsVersion: 1,
});
