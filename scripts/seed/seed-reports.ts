import type { WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { createRecord } from '@gore/core/kernel/runtime/write/create.ts';
import { onBehalfOf } from '@gore/functions/jobs/job-record.ts';

/** The weekly report of the regional administration: Fridays at five (gestion.md §5.3, RF-070). */
export const seedReports = async (deps: WriteDeps, tenant: string, chair: string): Promise<void> => {
  const module = deps.product.find('informe_programado');
  const report = deps.product.reports.get('ejecutivo_semanal');
  if (!module || !report) throw new Error('The product has no weekly report to schedule');
  await createRecord(
    deps,
    {
      actor: onBehalfOf({ tenant, id: chair }),
      requestId: 'semilla',
      idempotency: { key: 'semilla-informe-semanal', request: 'semilla' },
    },
    module,
    {
      values: {
        nombre: 'Ejecutivo de los viernes',
        informe: report.name,
        titulo: report.label,
        parametros: {},
        formato: 'PDF',
        cuando: '0 17 * * 5',
        zona: 'America/Santiago',
        soloHabiles: true,
        destinatarios: [chair],
        externos: [],
      },
    },
  );
};
