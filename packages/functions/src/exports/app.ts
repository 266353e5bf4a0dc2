import { forbidden } from '@gore/core/kernel/runtime/refusals.ts';
import type { ApiConfig, ApiPorts } from '../api/ports.ts';
import { createApi } from '../http/api.ts';
import { sessionOf } from '../http/env.ts';
import { roleRecords, rolesIn } from '../permissions/roles.ts';
import { matrixWorkbook } from './matrix-workbook.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The function that makes workbooks people download: the library weighs more than the rest of the API. */
export const exportsApp = (config: ApiConfig, ports: ApiPorts) => {
  const { write } = ports;
  const app = createApi(config, ports);

  app.get('/api/v1/exportaciones/permisos', async (c) => {
    const { actor } = sessionOf(c);
    const { tenant, policy = { roles: {}, off: [] } } = actor;
    if (!write.access(actor).may('rol', 'exportar')) throw forbidden();
    const today = write.clockOf(tenant).hoy();
    const [records, { nombre }] = await Promise.all([
      roleRecords(write.store, tenant),
      ports.institution(tenant),
    ]);
    const roles = rolesIn(write.product, records);
    const body = await matrixWorkbook({
      product: write.product,
      policy,
      roles,
      institution: nombre,
      today,
    });
    c.header('content-type', XLSX);
    c.header('content-disposition', `attachment; filename="matriz-permisos-${today}.xlsx"`);
    return c.body(body.slice().buffer);
  });

  return app;
};
