import { sumarDias } from '../../kernel/declare/valores/fecha.ts';
import type { RuleClock } from '../../kernel/declare/verb.ts';

/** Rights of whoever the data are about (Ley 19.628, arts. 5 to 9, in the text of Ley 21.719). */
export const derechos = {
  ACCESO: 'Acceso (art. 5)',
  RECTIFICACION: 'Rectificación (art. 6)',
  SUPRESION: 'Supresión (art. 7)',
  OPOSICION: 'Oposición (art. 8)',
  BLOQUEO: 'Bloqueo temporal (art. 8 ter)',
  DESBLOQUEO: 'Levantamiento del bloqueo (art. 8 ter)',
  PORTABILIDAD: 'Portabilidad (art. 9)',
} as const;

/** One of those rights. */
export type Derecho = keyof typeof derechos;

/** Calendar days to answer, and as many more once (art. 11). */
export const diasParaResponder = 30;
/** Working days to answer a temporary block (art. 11). */
export const habilesParaBloquear = 2;
/** Working days the person has to complain before the Agency about a refusal (art. 11). */
export const habilesParaReclamar = 30;

const esBloqueo = (derecho: Derecho | undefined) => derecho === 'BLOQUEO';

/** Last day to answer a request received on a date. */
export const venceEl = (
  derecho: Derecho | undefined,
  recibida: string,
  { addWorkingDays }: Pick<RuleClock, 'addWorkingDays'>,
): string =>
  esBloqueo(derecho) ? addWorkingDays(recibida, habilesParaBloquear) : sumarDias(recibida, diasParaResponder);

/** Why a request cannot be given more time. */
export const sinProrroga = (derecho: Derecho, prorrogada: boolean | undefined): string | false => {
  if (esBloqueo(derecho)) return 'Un bloqueo se responde en dos días hábiles, sin prórroga (art. 11).';
  return prorrogada ? 'Ya se prorrogó: el plazo se extiende una sola vez (art. 11).' : false;
};

/** A record the request is about; a correction also says which value it should have. */
export interface RegistroAfectado {
  readonly modulo?: string | undefined;
  readonly registro?: string | undefined;
  readonly campo?: string | undefined;
  readonly valor?: string | undefined;
}

const recaeEnRegistros: ReadonlySet<Derecho> = new Set([
  'RECTIFICACION',
  'SUPRESION',
  'OPOSICION',
  'BLOQUEO',
  'DESBLOQUEO',
]);

/** What is missing to grant a request. */
export const faltaParaAcoger = (
  derecho: Derecho,
  registros: readonly RegistroAfectado[] = [],
): string | false => {
  if (recaeEnRegistros.has(derecho) && registros.length === 0)
    return 'Indique sobre qué registros recae: búsquelos en Datos personales por el RUN de la persona.';
  return (
    derecho === 'RECTIFICACION' &&
    registros.some(({ campo, valor }) => !campo || !valor) &&
    'Indique en cada registro el dato que se corrige y su valor correcto.'
  );
};
