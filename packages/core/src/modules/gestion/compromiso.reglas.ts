import type { Actor } from '../../kernel/declare/record.ts';
import { sumarDias } from '../../kernel/declare/valores/fecha.ts';

/** Kinds of commitment, with the words people read (gestion.md §1.13). */
export const tipos = {
  HITO_CONTRATO: 'Hito de contrato',
  ENTREGA_INFORME: 'Entrega de informe',
  RENDICION: 'Rendición',
  REVISION_TECNICA: 'Revisión técnica',
  VISITA_TERRENO: 'Visita a terreno',
  SESION_COMITE: 'Sesión de comité',
  PLAZO_CGR: 'Plazo de la Contraloría',
  PLAZO_CONVENIO: 'Plazo de convenio',
  PAGO: 'Pago',
  GESTIONAR_CDP: 'Gestionar un CDP',
  SOLICITAR_INFO: 'Solicitar información',
  OTRO: 'Otro',
} as const;

/** A code of `tipos`. */
export type Tipo = keyof typeof tipos;

/** Calendar days each kind is given unless somebody says otherwise. */
const plazos: Readonly<Record<Tipo, number>> = {
  HITO_CONTRATO: 30,
  ENTREGA_INFORME: 15,
  RENDICION: 30,
  REVISION_TECNICA: 10,
  VISITA_TERRENO: 7,
  SESION_COMITE: 1,
  PLAZO_CGR: 15,
  PLAZO_CONVENIO: 30,
  PAGO: 30,
  GESTIONAR_CDP: 15,
  SOLICITAR_INFO: 15,
  OTRO: 15,
};

/** When a commitment falls due if nobody says so. */
export const vencimiento = (tipo: Tipo, hoy: string): string => sumarDias(hoy, plazos[tipo]);

/** An extension gives more time; the same date or an earlier one is something else. */
export const prorrogaInutil = (antes: string | undefined, ahora: string | undefined): string | undefined =>
  antes !== undefined && ahora !== undefined && ahora <= antes
    ? 'La nueva fecha debe ser posterior a la actual.'
    : undefined;

/** A commitment is overdue once its date has gone by. */
export const aunNoVence = (vence: string | undefined, hoy: string): string | undefined =>
  vence === undefined || vence >= hoy ? 'Todavía está dentro de plazo.' : undefined;

/** Who answers for a commitment does not approve it (gestion.md §2.3). */
export const apruebaLoPropio = (responsable: string | undefined, actor: Actor): string | undefined =>
  responsable === actor.id
    ? 'Debe validarlo otra persona: usted es responsable de este compromiso.'
    : undefined;
