const means: Readonly<Record<string, string>> = {
  claveunica: 'ClaveÚnica',
  institucional: 'Cuenta institucional',
  local: 'Cuenta del portal',
  emergencia: 'Cuenta de emergencia',
  operacion: 'Operación de la plataforma',
};

const outcomes: Readonly<Record<string, string>> = {
  ok: 'Ingresó',
  abierta: 'Se abrió la cuenta',
  sin_cuenta: 'Sin cuenta activa',
  bloqueada: 'Cuenta bloqueada',
  clave_incorrecta: 'Clave incorrecta',
  cancelado: 'Se desistió',
  reintentar: 'No se pudo comprobar',
  no_disponible: 'Servicio no disponible',
  codigo_incorrecto: 'Segundo factor incorrecto',
  institucion_cerrada: 'Institución cerrada',
};

/** How somebody proved who they are, in words. */
export const meansWords = (code: string): string => means[code] ?? code;

/** What came of an attempt to sign in, in words. */
export const outcomeWords = (code: string): string => outcomes[code] ?? code.replaceAll('_', ' ');
