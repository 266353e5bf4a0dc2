import { type AlertLevel, alertStates, levelsInOrder } from '../kernel/declare/alert.ts';

/** What is known of an alert that exists. */
export interface Standing {
  readonly estado: string;
  readonly nivel: AlertLevel;
  /** Changes when anything the alert says changes. */
  readonly huella: string;
  readonly pospuestaHasta?: string;
}

/** What the alert should say now; nothing when there is no cause. */
export type Wanted = Pick<Standing, 'nivel' | 'huella'>;

/** What has to be done about an alert. */
export type Move = 'crear' | 'escalar' | 'despertar' | 'actualizar' | 'cerrar' | 'reaparecer';

const rank = (level: AlertLevel): number => levelsInOrder.indexOf(level);

/**
 * What has to be done so that an alert says what is so; nothing when it does already. An alert that rises is in front
 * of people again, whoever attended it or put it off; one that falls or changes is only put right.
 *
 * @param today of the institution.
 */
export const judge = (
  wanted: Wanted | undefined,
  standing: Standing | undefined,
  today: string,
): Move | undefined => {
  const isOpen = standing !== undefined && standing.estado !== alertStates.closed;
  if (!wanted) return isOpen ? 'cerrar' : undefined;
  if (!standing) return 'crear';
  if (!isOpen) return 'reaparecer';
  if (rank(wanted.nivel) > rank(standing.nivel)) return 'escalar';
  const { estado, pospuestaHasta } = standing;
  if (estado === alertStates.snoozed && pospuestaHasta !== undefined && pospuestaHasta <= today)
    return 'despertar';
  return wanted.huella === standing.huella ? undefined : 'actualizar';
};
