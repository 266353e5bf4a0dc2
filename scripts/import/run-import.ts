import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Plan } from '@gore/core/imports/plan.ts';
import { type ImportRow, importSheet, importStep } from '../client/imports.ts';
import { clientOf, type PortalClient, signIn } from '../client/session.ts';
import type { ImportArguments } from './arguments.ts';

/** What an import by the command line answers. */
export interface ImportReport {
  readonly row: ImportRow;
  /** 0 when everything came in, 1 when a person is needed, 2 when nothing could be done. */
  readonly code: 0 | 1 | 2;
}

const codeOf = ({ estado, retenidas, errores }: ImportRow): ImportReport['code'] => {
  if (estado === 'FALLIDA') return 2;
  return retenidas + errores > 0 ? 1 : 0;
};

/** Says what the sheet does not, and goes on from there as somebody would on the page. */
const withFixed = async (
  client: PortalClient,
  row: ImportRow,
  { fixed, dryRun }: ImportArguments,
): Promise<ImportRow> => {
  if (row.estado !== 'POR_CONFIGURAR') return row;
  const { data } = await client.json<{ data: { plan: Plan } }>(
    'GET',
    `/api/v1/importaciones/${row.id}/analisis`,
  );
  const tried = await importStep(client, row.id, 'configurar', { plan: { ...data.plan, fijos: fixed } });
  const writes = !dryRun && tried.estado === 'ENSAYADA' && tried.nuevas + tried.actualizadas > 0;
  return writes ? importStep(client, row.id, 'confirmar') : tried;
};

/** Brings a sheet in, or only tries it, through the same doors a person uses. */
export const runImport = async (asked: ImportArguments): Promise<ImportReport> => {
  const { file, module, profile, fixed, dryRun, origin, as, cookie } = asked;
  const guided = Object.keys(fixed).length > 0;
  const client = cookie ? clientOf(origin, cookie) : await signIn(origin, as);
  const sent = await importSheet(client, basename(file), new Uint8Array(await readFile(file)), {
    modulo: module,
    modo: guided ? 'ASISTIDA' : dryRun ? 'ENSAYO' : 'DIRECTA',
    ...(profile === undefined ? {} : { perfil: profile }),
  });
  const row = await withFixed(client, sent, asked);
  return { row, code: codeOf(row) };
};

const pesos = (amount: number): string => amount.toLocaleString('es-CL');

/** The report as people read it. */
export const reportLines = ({ row }: ImportReport, origin: string): readonly string[] => [
  `${row.codigo} · ${row.nombre} · ${row.estado}`,
  row.mensaje ?? '',
  ...(row.conciliacion ?? []).map(
    ({ label, planilla, aceptado, retenido, omitido, rechazado }) =>
      `${label}: ${pesos(planilla)} = ${pesos(aceptado)} aceptado + ${pesos(retenido)} por decidir + ${pesos(omitido)} omitido + ${pesos(rechazado)} rechazado`,
  ),
  `${origin}/importaciones/${row.id}`,
];
