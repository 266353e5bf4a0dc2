import type { RawRow } from '../../kernel/declare/sheet.ts';
import { plegar } from '../../kernel/declare/valores/texto.ts';
import type { estados } from './ipr.catalogos.ts';
import { bipDe, codigoPresupuestario } from './ipr.planilla.reglas.ts';

type Estado = keyof typeof estados;

export { bipDe, codigoPresupuestario as codigo };

/** One part of `31.02.004`. */
export const parteDelItem =
  (parte: number) =>
  (texto: string): string | undefined =>
    /^\d+(?:\.\d+)*$/.test(texto) ? texto.split('.')[parte] : undefined;

/** One part of the column with the budget item. */
export const itemDe =
  (parte: number) =>
  (_: string, fila: RawRow): string | undefined =>
    parteDelItem(parte)(fila['Item Presupuestario'] ?? '');

const porEstado: Readonly<Record<string, Estado>> = {
  EJECUCION: 'EN_EJECUCION',
  LICITACION: 'EN_LICITACION',
  CONVENIO: 'EN_FORMALIZACION',
  ADJUDICADO: 'ADJUDICADO',
  ADJUDICADA: 'ADJUDICADO',
  ADJUDICACION: 'ADJUDICADO',
  PARALIZADA: 'SUSPENDIDO',
  PARALIZADO: 'SUSPENDIDO',
};

/** State in which a row of a board arrives when its initiative is new here; what is unknown stays at the beginning. */
export const estadoDelTablero = (fila: RawRow): Estado =>
  porEstado[plegar(fila['Sub-Estado Iniciativa'] ?? '')] ??
  porEstado[plegar(fila['Estado Iniciativa'] ?? '')] ??
  'INGRESADO';

/** The same for the master sheet, which numbers its states: `7. EN EJECUCIÓN`. */
export const estadoDeMaestra = (fila: RawRow): Estado => {
  const estado = plegar(fila.ESTADO ?? '')
    .replace(/^\d+\.? */, '')
    .replace(/^EN /, '');
  return porEstado[estado] ?? (estado === 'TERMINADO' ? 'RECEPCION_PROVISORIA' : 'INGRESADO');
};
