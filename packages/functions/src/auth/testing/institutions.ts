import type { Institution, Institutions } from '@gore/core/identity/institutions.ts';

/** An institution whose sessions last eight hours, four for who administers the system. */
export const nuble: Institution = {
  id: 'nuble',
  nombre: 'Gobierno Regional de Ñuble',
  corto: 'GORE Ñuble',
  dominio: '127.0.0.1',
  active: true,
  means: ['claveunica', 'institucional'],
  secondFactorRoles: [],
  sessionMs: (roles) => (roles.includes('ADMIN_SISTEMA') ? 4 : 8) * 3_600_000,
};

export const sur: Institution = { ...nuble, id: 'sur', nombre: 'Servicio del Sur', dominio: 'sur.test' };
export const norte: Institution = {
  ...nuble,
  id: 'norte',
  nombre: 'Servicio del Norte',
  dominio: 'norte.test',
};
/** Nobody enters it any more. */
export const cerrada: Institution = { ...nuble, id: 'cerrada', dominio: 'cerrada.test', active: false };

/** Institutions that stand nowhere but in memory. */
export const institutionsOf = (all: readonly Institution[]): Institutions => ({
  get: async (tenant) => all.find(({ id }) => id === tenant),
  atHost: async (host) => all.find(({ dominio }) => dominio === host.replace(/:\d+$/, ''))?.id,
  active: async () => all.filter(({ active }) => active),
});
