/** How soon it is needed; the order is that of «Mi trabajo». */
export const prioridades = { URGENTE: 'Urgente', ALTA: 'Alta', NORMAL: 'Normal', BAJA: 'Baja' } as const;

/** Where work comes from. */
export const origenes = {
  MANUAL: 'Manual',
  REUNION: 'Reunión',
  PROBLEMA: 'Problema',
  ALERTA: 'Alerta',
  SISTEMA: 'Sistema',
  IMPORTACION: 'Importación',
} as const;

/** States of work (gestion.md §1.11: the union of the specification and the seed, with «devolver»). */
export const estados = {
  PENDIENTE: { label: 'Pendiente', phase: 'Por hacer' },
  EN_PROGRESO: { label: 'En progreso', tone: 'info', phase: 'En curso' },
  BLOQUEADO: { label: 'Bloqueado', tone: 'bad', phase: 'En curso' },
  COMPLETADO: { label: 'Por verificar', tone: 'warn', phase: 'Hecho' },
  VERIFICADO: { label: 'Verificado', tone: 'ok', phase: 'Hecho', frozen: true },
  CANCELADO: { label: 'Cancelado', tone: 'mute', frozen: true },
} as const;

/** States in which somebody still has something to do. */
export const abiertos = ['PENDIENTE', 'EN_PROGRESO', 'BLOQUEADO'] as const;
