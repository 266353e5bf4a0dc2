import type { AlertSpec } from '../../kernel/declare/alert.ts';
import { queryFor } from '../../kernel/declare/predicate.ts';
import type { estados } from './ipr.catalogos.ts';

/** What the alerts ask of an initiative. */
interface Vigilada {
  readonly estado: keyof typeof estados;
  readonly estadoDesde: string;
  readonly fechaAvance?: string;
  readonly fechaRate?: string;
  readonly fechaTermino?: string;
  readonly avanceFisico?: number;
  readonly avanceFinanciero?: number;
  readonly convenido: number;
  readonly transferido: number;
}

const q = queryFor<Vigilada>();
const enMarcha = q.in('estado', ['EN_EJECUCION', 'EN_OBRA']);

/** What people are warned of about an initiative (gestion.md §6). */
export const alertas = {
  IPR_SIN_AVANCE: {
    label: 'Iniciativa sin avance',
    source: '30 días sin avance registrado; sin avance por 12 meses, rezagada.',
    when: enMarcha,
    measure: q.daysSinceFirst('fechaAvance', 'estadoDesde'),
    from: { ATENCION: 30, ALTO: 365 },
  },
  IPR_DESVIACION: {
    label: 'Avance físico y financiero desviados',
    source: 'US-ANAL-SEG-001-02: desviación de más de 15 puntos.',
    when: enMarcha,
    measure: q.apart('avanceFisico', 'avanceFinanciero'),
    over: { ATENCION: 15, ALTO: 30 },
  },
  IPR_ATRASADA: {
    label: 'Iniciativa pasada de su término',
    source: 'US-GOB-001-02: más de 30 días de atraso.',
    when: q.in('estado', ['EN_LICITACION', 'ADJUDICADO', 'EN_OBRA', 'EN_EJECUCION', 'SUSPENDIDO']),
    measure: q.days('fechaTermino'),
    over: { ATENCION: 0, ALTO: 30 },
  },
  OBRA_SIN_PAGO: {
    label: 'Obra avanzada sin pagar',
    source: 'RF-050: avance físico de 95 % o más con saldo por pagar.',
    when: q.and(
      q.in('estado', ['EN_EJECUCION', 'EN_OBRA', 'RECEPCION_PROVISORIA', 'RECEPCION_DEFINITIVA']),
      q.lt('transferido', q.field('convenido')),
    ),
    measure: q.field('avanceFisico'),
    from: { CRITICO: 95 },
  },
  OBRA_POR_TERMINAR: {
    label: 'Obra por terminar',
    source: 'Historias de comunicaciones: avance físico de 90 %.',
    when: q.eq('estado', 'EN_OBRA'),
    measure: q.field('avanceFisico'),
    from: { INFO: 90 },
  },
  IPR_SIN_SUBSANAR: {
    label: 'Iniciativa sin subsanar',
    source: 'Subsanación: 60 días.',
    when: q.in('estado', ['INADMISIBLE', 'FI', 'OT']),
    measure: q.days('estadoDesde'),
    from: { ATENCION: 45, ALTO: 60 },
  },
  RS_POR_VENCER: {
    label: 'Recomendación por vencer',
    source: 'La recomendación vale tres años; aviso a 90 días.',
    when: q.eq('estado', 'RS'),
    measure: q.days('fechaRate'),
    from: { ATENCION: 1005, ALTO: 1095 },
  },
} satisfies Readonly<Record<string, AlertSpec>>;
