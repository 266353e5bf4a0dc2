import type { Actor } from '../declare/record.ts';
import type { Command, Outcome } from '../runtime/write/context.ts';
import { type Actions, actionsOver } from './actions.ts';
import { productoDeTaller } from './taller/pack.ts';
import { openWorld, type World } from './world.ts';

/** An institution with two units, one under the other, people in them and three communes. */
export interface Institution extends Actions {
  readonly gabinete: Outcome;
  readonly obras: Outcome;
  readonly ana: Outcome;
  readonly luis: Outcome;
  readonly comunas: readonly string[];
  /** Administers everything. */
  readonly admin: Command;
  /** Heads the upper unit, and so both. */
  readonly jefa: Command;
  /** Works in the lower unit as the person `ana`. */
  readonly miembro: Command;
  /** Belongs to nothing here. */
  readonly patrulla: Command;
}

/** Furnishes a world with an institution of the toy product. */
export const furnish = async (world: World, tenant = 't'): Promise<Institution> => {
  const actions = actionsOver(world);
  const person = (id: string, roles: readonly string[], more: Partial<Actor> = {}) =>
    world.person(id, roles, { tenant, ...more });
  const admin = person('admin', ['ADMIN_SISTEMA']);
  const gabinete = await actions.create(admin, 'division', { sigla: 'GAB', nombre: 'Gabinete' });
  const obras = await actions.create(admin, 'division', {
    sigla: 'DIT',
    nombre: 'Obras',
    superior: gabinete.id,
  });
  const user = (nombre: string, run: string) =>
    actions.create(admin, 'usuario', { nombre, run, roles: ['ENCARGADO'] });
  const ana = await user('Ana Rojas', '11111111-1');
  const luis = await user('Luis Soto', '22222222-2');
  const comunas = [];
  for (const [at, nombre] of ['Chillán', 'Bulnes', 'Quillón'].entries()) {
    const values = { cut: `1610${at + 1}`, nombre, provincia: 'Diguillín', region: 'Ñuble' };
    comunas.push((await actions.create(admin, 'comuna', values)).id);
  }
  const both = [gabinete.id, obras.id];
  return {
    ...actions,
    gabinete,
    obras,
    ana,
    luis,
    comunas,
    admin,
    jefa: person(luis.id, ['JEFE'], { units: [gabinete.id], subtree: both }),
    miembro: person(ana.id, ['MIEMBRO'], { units: [obras.id], subtree: [obras.id] }),
    patrulla: person('ronda', ['PATRULLA']),
  };
};

/** The toy institution in a world of its own. */
export interface Taller extends Institution {
  readonly world: World;
  /** Creates a project of the lower unit, whose person is Ana, with a code of its own. */
  readonly proyecto: (values?: Readonly<Record<string, unknown>>) => Promise<Outcome>;
  readonly pago: (proyecto: Outcome, values?: Readonly<Record<string, unknown>>) => Promise<Outcome>;
}

/** A code of letters for each number: AAA, AAB, AAC… */
export const siglaOf = (number: number): string =>
  [676, 26, 1].map((weight) => String.fromCharCode(65 + (Math.floor(number / weight) % 26))).join('');

/** Opens the toy product in an institution of its own. */
export const openTaller = async (): Promise<Taller> => {
  const world = await openWorld(productoDeTaller);
  const institution = await furnish(world);
  const { admin, ana, obras, create } = institution;
  let made = 0;
  const nextSigla = () => {
    made += 1;
    return siglaOf(made);
  };
  return {
    ...institution,
    world,
    proyecto: (values = {}) =>
      create(admin, 'proyecto', {
        sigla: nextSigla(),
        anio: 2026,
        nombre: 'Plaza',
        responsable: ana.id,
        division: obras.id,
        ...values,
      }),
    pago: (proyecto, values = {}) => create(admin, 'pago', { proyecto: proyecto.id, monto: 10, ...values }),
  };
};
