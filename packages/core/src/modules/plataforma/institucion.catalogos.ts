/** Ways to sign in an institution may offer. */
export const ingresos = {
  claveunica: 'ClaveÚnica',
  institucional: 'Cuenta institucional',
  local: 'Cuenta propia del portal',
} as const;

/** Packs an institution may switch off; the platform itself always stays. */
export const packsApagables = { gestion: 'Gestión regional' } as const;
