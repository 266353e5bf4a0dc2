import type { Ports } from '../../local/cloud/functions.ts';
import { tenant, usuarios } from '../../seed/nuble.ts';
import type { Prepared } from './prepared.ts';

type Role = keyof Prepared['sessions'];

/**
 * Opens sessions for the demonstration's people, as signing in would; there are many because each may only ask 100
 * times a minute, and the limit stays on.
 */
export const openSessions = async (
  { directory, sessions }: Ports,
  perRole: number,
): Promise<Prepared['sessions']> => {
  const opened: Record<Role, string[]> = { ADMIN_REGIONAL: [], JEFE_DIVISION: [], ENCARGADO: [] };
  for (const role of Object.keys(opened) as Role[]) {
    const people = usuarios.filter(({ roles }) => roles.includes(role));
    const entries = await Promise.all(people.map(({ run }) => directory.byRun(tenant, run)));
    const actors = entries.flatMap((entry) => (entry ? [entry.actor] : []));
    for (let count = 0; count < perRole; count += 1) {
      const actor = actors[count % actors.length];
      if (!actor) throw new Error(`The demonstration has nobody with the role ${role}.`);
      const { secret } = await sessions.create({ actor, ip: '127.0.0.1', browser: 'banco' });
      opened[role].push(secret);
    }
  }
  return opened;
};
