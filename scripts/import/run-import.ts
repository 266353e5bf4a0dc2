import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type ImportRow, importSheet } from '../client/imports.ts';
import { clientOf, signIn } from '../client/session.ts';
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

/** Brings a sheet in, or only tries it, through the same doors a person uses. */
export const runImport = async (asked: ImportArguments): Promise<ImportReport> => {
  const { file, module, profile, dryRun, origin, as, cookie } = asked;
  const client = cookie ? clientOf(origin, cookie) : await signIn(origin, as);
  const row = await importSheet(client, basename(file), new Uint8Array(await readFile(file)), {
    modulo: module,
    modo: dryRun ? 'ENSAYO' : 'DIRECTA',
    ...(profile === undefined ? {} : { perfil: profile }),
  });
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
