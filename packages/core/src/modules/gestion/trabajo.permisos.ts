/** What whoever runs the institution may do with its work. */
export const direccionRegional = {
  leer: 'all',
  crear: 'all',
  editar: 'all',
  exportar: 'all',
  comenzar: 'all',
  bloquear: 'all',
  desbloquear: 'all',
  completar: 'all',
  verificar: 'all',
  devolver: 'all',
  reasignar: 'all',
  comentar: 'all',
  cancelar: 'all',
  tableroPersonal: 'all',
} as const;
