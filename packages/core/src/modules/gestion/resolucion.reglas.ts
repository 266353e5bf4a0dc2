import { formatearPesos } from '../../kernel/declare/valores/dinero.ts';
import { caracteres } from './convenio.catalogos.ts';
import { actos } from './resolucion.catalogos.ts';

interface Acto {
  readonly tipo?: keyof typeof actos;
  readonly caracter?: keyof typeof caracteres;
  readonly numero?: number;
  readonly anio?: number;
}

/** An act as it is cited: kind, character, number and year; nothing before it is numbered. */
export const identificacion = ({ tipo, caracter, numero, anio }: Acto): string | undefined => {
  if (!tipo || numero === undefined) return undefined;
  const nombre = tipo === 'RESOLUCION' && caracter ? `${actos[tipo]} ${caracteres[caracter]}` : actos[tipo];
  return `${nombre} N° ${numero} de ${anio}`;
};

/** Only decrees and resolutions are exempt or subject to toma de razón. */
export const caracterImpropio = ({ tipo, caracter }: Acto): string | undefined => {
  const lleva = tipo === 'RESOLUCION' || tipo === 'DECRETO';
  if (lleva && !caracter) return 'Indique si el acto es exento, afecto o conjunto.';
  return !lleva && caracter
    ? 'Solo las resoluciones y decretos son exentos o afectos: quite el carácter.'
    : undefined;
};

/** Whether the Contraloría has to see the act. */
export const requiereTomaRazon = ({ caracter }: Acto): boolean =>
  caracter === 'AFECTA' || caracter === 'CONJUNTA';

interface PorVisar extends Acto {
  readonly montoAfecto?: number;
  readonly fundamentoExencion?: string;
}

/**
 * An exempt act above the threshold has to say why the matter is exempt (CGR, Res. 6 y 7 de 2019; US-NORM-ACTO-006).
 *
 * @param umbral in UTM.
 * @param utm value of the UTM in pesos.
 */
export const exencionSinFundar = (acto: PorVisar, umbral: number, utm: number): string | undefined => {
  const tope = umbral * utm;
  return acto.caracter === 'EXENTA' && (acto.montoAfecto ?? 0) > tope && !acto.fundamentoExencion?.trim()
    ? `El monto pasa de ${umbral} UTM (${formatearPesos(tope)}): indique por qué la materia es exenta.`
    : undefined;
};

/** Why an act cannot be given as processed from where it is, or nothing. */
export const sinTomaRazon = (acto: Acto, estado: string): string | undefined =>
  requiereTomaRazon(acto) && estado === 'NUMERADO'
    ? 'El acto es afecto: envíelo a Contraloría antes de darlo por tramitado.'
    : undefined;
