import type { AlertSpec } from '../../kernel/declare/alert.ts';
import { queryFor } from '../../kernel/declare/predicate.ts';
import type { estados } from './trabajo.catalogos.ts';

/** What the alerts ask of a piece of work. */
interface Vigilado {
  readonly estado: keyof typeof estados;
  readonly estadoDesde: string;
  readonly vence?: string;
}

const q = queryFor<Vigilado>();

/** What people are warned of about a piece of work (gestion.md §6). */
export const alertas = {
  TRABAJO_VENCIDO: {
    label: 'Trabajo vencido',
    source: 'RF-050; bandas acordadas: alta desde el primer día, crítica desde el octavo.',
    when: q.in('estado', ['PENDIENTE', 'EN_PROGRESO']),
    measure: q.days('vence'),
    from: { ALTO: 1, CRITICO: 8 },
  },
  TRABAJO_BLOQUEADO_LARGO: {
    label: 'Trabajo bloqueado hace mucho',
    source: 'RF-050: más de 7 días; bloqueos externos de más de 30, sin gestión.',
    when: q.eq('estado', 'BLOQUEADO'),
    measure: q.days('estadoDesde'),
    over: { ATENCION: 7, ALTO: 30 },
  },
} satisfies Readonly<Record<string, AlertSpec>>;
