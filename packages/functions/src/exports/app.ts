import { readIndex, rowsOfImport } from '@gore/core/imports/ledger.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import { forbidden, notFound } from '@gore/core/kernel/runtime/refusals.ts';
import { viewRecord } from '@gore/core/kernel/runtime/view/record.ts';
import { commandOf } from '../api/command.ts';
import type { ApiConfig, ApiPorts } from '../api/ports.ts';
import { createApi } from '../http/api.ts';
import { sessionOf } from '../http/env.ts';
import { roleRecords, rolesIn } from '../permissions/roles.ts';
import { matrixWorkbook } from './matrix-workbook.ts';

/** What an answer of a function can carry, with margin. */
const mostRows = 20_000;

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

  app.get('/api/v1/exportaciones/importaciones/:id', async (c) => {
    const { id } = c.req.param();
    const { data } = await viewRecord(write, commandOf(c), 'importacion', id);
    if (!data.resultado) throw notFound();
    const { columnas, resumen } = await readIndex(ports.files, id);
    if (resumen.total > mostRows)
      throw new GoreError(
        'demasiado',
        `Pasa de ${mostRows.toLocaleString('es-CL')} filas: pídala desde la importación y descárguela en «Trabajos en curso».`,
      );
    const { openVerdictsWorkbook } = await import('./import-workbook.ts');
    const book = openVerdictsWorkbook(columnas);
    for await (const row of rowsOfImport(ports.files, id)) book.add(row);
    const body = await book.finish();
    c.header('content-type', XLSX);
    c.header('content-disposition', `attachment; filename="${String(data.codigo)}-resultado.xlsx"`);
    return c.body(body.slice().buffer);
  });

  return app;
};
