import type { SessionActor } from './session.ts';

const prefix = 'operador:';

/** Role of an operator of the platform inside an institution; nobody there can give or hold it. */
export const OPERATOR_ROLE = 'OPERADOR';

/** Who acts while an operator is inside: the record of that one entry, so that all they do names it. */
export const operatorId = (entry: string): string => `${prefix}${entry}`;

/** Tells an operator inside an institution from its own people. */
export const isOperator = (actorId: string): boolean => actorId.startsWith(prefix);

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
