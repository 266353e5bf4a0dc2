import { about, type Check } from './finding.ts';
import type { World } from './world.ts';

/** Beyond it one-time codes and signatures begin to be refused. */
const MOST_SECONDS = 30;
const server = 'https://accounts.claveunica.gob.cl/';

/** Whether the clock of this machine is right, by that of a server everybody can ask. */
export const clockCheck =
  ({ fetch, now }: World): Check =>
  async () => {
    const tell = about('reloj');
    try {
      const asked = now();
      const { headers } = await fetch(server, { method: 'HEAD' });
      const told = Date.parse(headers.get('date') ?? '');
      if (Number.isNaN(told)) return [tell.unknown('El servidor no dijo la hora.', 'Compárela a mano.')];
      const skew = Math.round((told - (asked + now()) / 2) / 1000);
      if (Math.abs(skew) <= MOST_SECONDS) return [tell.fine(`En hora (diferencia de ${Math.abs(skew)} s).`)];
      const direction = skew > 0 ? 'atrasado' : 'adelantado';
      return [
        tell.bad(
          `El reloj está ${direction} ${Math.abs(skew)} s.`,
          'Active la hora de red (timedatectl set-ntp true): si no, fallan los códigos de un uso y las firmas.',
        ),
      ];
    } catch {
      return [tell.unknown('Sin red no se puede comparar la hora.', 'Repita la orden donde haya red.')];
    }
  };
