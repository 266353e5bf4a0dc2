import type { QueueName } from '@gore/core/ports/queues.ts';

/** What each queue is for, as people read it. */
export const queueLabels: Readonly<Record<QueueName, string>> = {
  effects: 'Consecuencias de cada cambio',
  imports: 'Importaciones',
  reports: 'Trabajos y archivos pedidos',
  prints: 'Informes por imprimir',
  deliveries: 'Informes por enviar',
  mail: 'Correos',
  maps: 'Capas del mapa',
  audit: 'Verificación de la auditoría',
  alerts: 'Alertas',
  notices: 'Avisos',
};
