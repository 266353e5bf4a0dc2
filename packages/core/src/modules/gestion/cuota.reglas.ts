import { formatearPesos } from '../../kernel/declare/valores/dinero.ts';

/** What the rules of the children of an agreement read of it. */
export interface ConvenioLeido {
  readonly estado: string;
  readonly iniciativa?: string;
  readonly montoTotal: number;
  readonly porcentajeGarantia?: number;
}

/** What is read of the milestone that releases a payment. */
export interface HitoLeido {
  readonly estado: string;
}

const cerrados: readonly string[] = ['VENCIDO', 'TERMINADO', 'RESCILIADO', 'LIQUIDADO', 'CANCELADO'];

/** Why nothing is added to an agreement any more, or nothing. */
export const convenioCerrado = (convenio: ConvenioLeido | undefined): string | undefined =>
  convenio && cerrados.includes(convenio.estado)
    ? 'El convenio ya terminó: no admite registros nuevos.'
    : undefined;

/** Why no money moves by an agreement, or nothing. */
export const convenioSinRegir = (convenio: ConvenioLeido | undefined): string | undefined =>
  convenio?.estado === 'VIGENTE' ? undefined : 'El convenio no está vigente: regularícelo antes de pagar.';

/** Why a milestone does not release a payment, or nothing (US-G7-001-01). */
export const hitoSinVerificar = (
  hito: string | undefined,
  leido: HitoLeido | undefined,
): string | undefined =>
  hito === undefined || leido?.estado === 'VERIFICADO'
    ? undefined
    : 'El hito que la libera no está verificado: verifíquelo primero.';

/** Nobody is paid more than what was agreed. */
export const pagoExcesivo = (monto: number, pagado = 0): string | undefined =>
  pagado > monto
    ? `El pago (${formatearPesos(pagado)}) supera el monto (${formatearPesos(monto)}): corríjalo.`
    : undefined;
