import { formatearPesos } from '../../kernel/declare/valores/dinero.ts';

/** Nothing is approved beyond what was asked. */
export const aprobacionExcesiva = (solicitado: number, aprobado: number | undefined): string | undefined =>
  (aprobado ?? 0) > solicitado
    ? `Se solicitaron ${formatearPesos(solicitado)}: apruebe ese monto o uno menor.`
    : undefined;
