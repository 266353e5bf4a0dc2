import { effectsOf, eventName, eventOf } from '../../../kernel/runtime/events/effects.ts';
import type { Command, Outcome } from '../../../kernel/runtime/write/context.ts';
import { type Actions, actionsOver } from '../../../kernel/testing/actions.ts';
import { scanTable, trailsIn } from '../../../kernel/testing/scan.ts';
import { openWorld, type World } from '../../../kernel/testing/world.ts';
import { efectosDelProducto } from '../../producto.efectos.ts';
import { producto } from '../../producto.ts';

/** People of a regional government with two divisions; those of each test act on records of the first. */
export interface Escenario extends Actions {
  readonly world: World;
  readonly obras: string;
  readonly planificacion: string;
  readonly sistema: Command;
  readonly regional: Command;
  /** Heads the first division. */
  readonly jefa: Command;
  /** Works in the first division; answers for what the tests make. */
  readonly ana: Command;
  /** Works beside Ana. */
  readonly colega: Command;
  /** Heads the second division. */
  readonly jefeAjeno: Command;
  /** Works in the second division. */
  readonly ajena: Command;
  readonly iniciativa: () => Promise<Outcome>;
  /** The record as it is now, to act on. */
  readonly ahora: (from: Pick<Outcome, 'module' | 'id'>) => Promise<Outcome>;
  /** Runs every effect of what happened, and of what that leads to, until nothing is left; answers how many ran. */
  readonly asentar: () => Promise<number>;
}

const notHere = () => Promise.reject(new Error('The effects of these modules need nothing but the records'));

/** Opens the real product over an embedded table. */
export const openEscenario = async (): Promise<Escenario> => {
  const world = await openWorld(producto);
  const act = actionsOver(world);
  const raiz = world.person('raiz', ['ADMIN_SISTEMA']);
  const division = async (sigla: string) =>
    (await act.create(raiz, 'division', { sigla, nombre: `División ${sigla}` })).id;
  const [obras, planificacion] = [await division('DIT'), await division('DIPLADE')];
  let people = 0;
  const persona = async (nombre: string, role: string, unit?: string): Promise<Command> => {
    people += 1;
    const run = `${String(people).repeat(8)}-${people}`;
    const units = unit ? [unit] : [];
    const { id } = await act.create(raiz, 'usuario', { nombre, run, roles: [role], divisiones: units });
    return world.person(id, [role], { units, subtree: units });
  };
  const handlers = efectosDelProducto({
    write: world.deps,
    traces: notHere,
    files: { put: notHere },
    institution: notHere,
    mails: { send: notHere },
  });
  const seen = new Set<string>();
  const asentar = async (): Promise<number> => {
    const entries = [...trailsIn(await scanTable(world)).values()].flatMap(({ links }) =>
      links.map(({ entry }) => entry),
    );
    const fresh = entries.filter((entry) => !seen.has(`${entry.tenant}/${eventName(entry)}`));
    for (const entry of fresh) seen.add(`${entry.tenant}/${eventName(entry)}`);
    const messages = effectsOf(producto, fresh.map(eventOf)).filter(({ queue }) => queue === 'effects');
    for (const { message } of messages)
      await handlers[message.effect]?.(message.event, { attempt: 1, last: false });
    return messages.length ? messages.length + (await asentar()) : 0;
  };
  let made = 0;
  return {
    ...act,
    world,
    obras,
    planificacion,
    sistema: await persona('Sara', 'ADMIN_SISTEMA'),
    regional: await persona('Rosa', 'ADMIN_REGIONAL'),
    jefa: await persona('Juana', 'JEFE_DIVISION', obras),
    ana: await persona('Ana', 'ENCARGADO', obras),
    colega: await persona('Carlos', 'ENCARGADO', obras),
    jefeAjeno: await persona('Jorge', 'JEFE_DIVISION', planificacion),
    ajena: await persona('Elena', 'ENCARGADO', planificacion),
    iniciativa: () => {
      made += 1;
      const bip = String(40_000_000 + made);
      return act.create(raiz, 'ipr', { nombre: `Plaza ${made}`, bip, division: obras });
    },
    ahora: async ({ module, id }) => {
      const { version, codigo } = await act.stored({ module, id, version: 0, codigo: '' });
      return { module, id, version, codigo };
    },
    asentar,
  };
};
