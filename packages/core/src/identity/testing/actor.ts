import type { SessionActor } from '../session.ts';

/** A person for tests. */
export const actorOf = (id: string, tenant = 'nuble'): SessionActor => ({
  id,
  tenant,
  nombre: 'María José Ñancupil',
  roles: ['ENCARGADO'],
  units: ['dipir'],
  subtree: ['dipir', 'preinversion'],
  permissionsVersion: 3,
});
