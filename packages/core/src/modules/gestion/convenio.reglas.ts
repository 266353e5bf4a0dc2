import { diasEntre, formatearFecha } from '../../kernel/declare/valores/fecha.ts';

/** Dates of the papers of an agreement, in the order they happen. */
export interface Hitos {
  readonly fechaCore?: string;
  readonly firmadoGoreEl?: string;
  readonly firmadoEl?: string;
  readonly fechaAprueba?: string;
  readonly fechaTomaRazon?: string;
  readonly fechaEnvio?: string;
}

const orden: readonly (readonly [keyof Hitos, string])[] = [
  ['fechaCore', 'del certificado CORE'],
  ['firmadoGoreEl', 'de la firma del Gobierno Regional'],
  ['firmadoEl', 'de la firma de la contraparte'],
  ['fechaAprueba', 'de la resolución que aprueba'],
  ['fechaTomaRazon', 'de la toma de razón'],
  ['fechaEnvio', 'del oficio de envío'],
];

/**
 * Why the dates of the papers cannot be, or nothing. One interval in twenty of the real register is negative: a typing
 * error that is refused here.
 */
export const hitosImposibles = (hitos: Hitos, hoy: string): string | undefined => {
  const dados = orden.flatMap(([campo, nombre]) => {
    const fecha = hitos[campo];
    return fecha === undefined ? [] : [{ nombre, fecha }];
  });
  const futuro = dados.find(({ fecha }) => fecha > hoy);
  if (futuro) return `La fecha ${futuro.nombre} (${formatearFecha(futuro.fecha)}) no ha llegado: corríjala.`;
  const [antes, despues] = dados
    .map((dado, at) => [dados[at - 1], dado] as const)
    .find(([previo, dado]) => previo !== undefined && dado.fecha < previo.fecha) ?? [undefined, undefined];
  return antes && despues
    ? `La fecha ${despues.nombre} es anterior a la ${antes.nombre}: corrija una de las dos.`
    : undefined;
};

/** Days between two papers, or nothing while one is missing. */
export const intervalo = (desde: string | undefined, hasta: string | undefined): number | undefined =>
  desde !== undefined && hasta !== undefined ? diasEntre(desde, hasta) : undefined;

/** Why a term cannot be, or nothing. */
export const vigenciaImposible = (
  desde: string | undefined,
  hasta: string | undefined,
): string | undefined =>
  desde !== undefined && hasta !== undefined && hasta < desde
    ? 'El término de la vigencia va antes que su inicio: corrija una de las dos fechas.'
    : undefined;

interface PorRegir extends Hitos {
  readonly vigenteDesde?: string;
  readonly vigenteHasta?: string;
  readonly caracterAprueba?: string;
  readonly resultadoCgr?: string;
}

/** What an agreement still lacks to be in force, as a sentence, or nothing. */
export const faltaParaRegir = (convenio: PorRegir): string | undefined => {
  if (!convenio.vigenteDesde || !convenio.vigenteHasta) return 'Indique desde y hasta cuándo rige.';
  if (!convenio.fechaAprueba || !convenio.caracterAprueba)
    return 'Registre la resolución que lo aprueba: fecha y si es exenta o afecta.';
  const cursado = convenio.resultadoCgr === 'TOMA_RAZON' || convenio.resultadoCgr === 'CURSA_OBS';
  if (convenio.caracterAprueba !== 'EXENTA' && !cursado)
    return 'La resolución es afecta: registre la toma de razón antes de ponerlo en vigencia.';
  return vigenciaImposible(convenio.vigenteDesde, convenio.vigenteHasta);
};

/** Pesos a share of an amount comes to, whole. */
export const garantiaSobre = (monto: number | undefined, porcentaje: number | undefined): number =>
  Math.round(((monto ?? 0) * (porcentaje ?? 0)) / 100);

/** An agreement expires only once its last day is past. */
export const sinVencer = (hasta: string | undefined, hoy: string): string | undefined =>
  hasta !== undefined && hasta < hoy ? undefined : 'Su vigencia no ha terminado.';
