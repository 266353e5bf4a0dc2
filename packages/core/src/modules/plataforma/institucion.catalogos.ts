/** Ways to sign in an institution may offer. */
export const ingresos = {
  claveunica: 'ClaveÚnica',
  institucional: 'Cuenta institucional',
  local: 'Cuenta propia del portal',
} as const;

/** Roles people hold, as `usuario.roles` keeps them. */
export const roles = {
  ADMIN_SISTEMA: 'Administración del sistema',
  DELEGADO_DATOS: 'Delegación de protección de datos',
  ADMIN_REGIONAL: 'Administración regional',
  JEFE_DIVISION: 'Jefatura de división',
  ENCARGADO: 'Encargado',
} as const;

/** Packs an institution may switch off; the platform itself always stays. */
export const packsApagables = { gestion: 'Gestión regional' } as const;
