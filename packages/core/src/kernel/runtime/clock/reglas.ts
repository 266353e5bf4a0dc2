import type { RuleClock } from '../../declare/verb.ts';
import type { Reloj } from './reloj.ts';

/** The clock as a rule sees it: one instant, held still while a command is decided. */
export function relojDeReglas(reloj: Reloj): RuleClock {
  const now = reloj.ahora();
  const today = reloj.fechaLocal(now);
  return {
    now,
    today,
    days: (since) => reloj.dias(since, today),
    workingDays: (since) => reloj.habiles(since, today),
    addWorkingDays: reloj.sumarHabiles,
  };
}
