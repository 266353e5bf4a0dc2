/** The roles every institution begins with, as people read them. */
export const arquetipos = {
  ADMIN_SISTEMA: 'Administración del sistema',
  DELEGADO_DATOS: 'Delegación de protección de datos',
  ADMIN_REGIONAL: 'Administración regional',
  JEFE_DIVISION: 'Jefatura de división',
  ENCARGADO: 'Encargado',
  AUDITOR: 'Auditoría',
} as const;
