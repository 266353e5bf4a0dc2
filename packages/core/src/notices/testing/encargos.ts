import { randomInt } from 'node:crypto';
import { createPeople } from '../../identity/accounts/people.ts';
import { createActors } from '../../identity/actors.ts';
import { longText, money, ref, refs, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { composeProduct, definePack } from '../../kernel/declare/product.ts';
import type { DomainEvent } from '../../kernel/runtime/events/effects.ts';
import type { Outcome } from '../../kernel/runtime/write/context.ts';
import { type Actions, actionsOver } from '../../kernel/testing/actions.ts';
import { openWorld, type World } from '../../kernel/testing/world.ts';
import { plataforma } from '../../modules/plataforma/pack.ts';
import { createDelivery } from '../deliver.ts';
import { createInbox } from '../inbox.ts';
import { createParcels, type ParcelKey } from '../parcels.ts';
import { createPreferences } from '../preferences.ts';
import { readNotices } from '../read-notices.ts';

const encargo = defineModule({
  name: 'encargo',
  label: { one: 'Encargo', many: 'Encargos' },
  title: 'titulo',
  code: { sequence: 'EN' },
  assignee: 'quien',
  fields: {
    titulo: text('Título', { required: true, max: 300 }),
    nota: longText('Nota'),
    monto: money('Monto'),
    quien: ref('Quién', 'usuario'),
    otros: refs('Otros', 'usuario'),
    division: ref('División', 'division'),
  },
  states: { ABIERTO: { label: 'Abierto' }, HECHO: { label: 'Hecho' } },
  filters: (q) => ({ mios: { label: 'Míos', where: q.eq('quien', q.actor('id')) } }),
  initial: 'ABIERTO',
  transitions: (verb) => ({
    avisar: verb({ label: 'Avisar', from: ['ABIERTO'], to: 'same' }),
    terminar: verb({ label: 'Terminar', from: ['ABIERTO'], to: 'HECHO' }),
    revisar: verb({ label: 'Revisar', from: ['HECHO'], to: 'ABIERTO', ask: { motivo: text('Motivo') } }),
  }),
  notices: (notice, q) => ({
    asignado: notice({
      label: 'Le encargan algo',
      on: ['crear', 'editar'],
      to: [{ added: 'quien' }, { added: 'otros' }],
      says: '{actor} le encargó «{titulo}»',
      detail: 'nota',
      importance: 'alta',
    }),
    vence: notice({
      label: 'Vence un encargo',
      on: ['avisar'],
      to: ['quien'],
      says: 'Vence «{titulo}»',
      importance: 'alta',
      when: q.gt('monto', 100),
      together: { one: 'que vence', many: 'que vencen', list: 'mios' },
    }),
    urge: notice({
      label: 'Urge un encargo',
      on: ['avisar'],
      to: ['quien'],
      says: 'Urge «{titulo}»',
      importance: 'urgente',
      together: { one: 'urgente', many: 'urgentes', list: 'mios' },
    }),
    quitado: notice({
      label: 'Le quitan un encargo',
      on: ['editar'],
      to: [{ removed: 'quien' }],
      says: '«{titulo}» ya no es suyo',
      importance: 'baja',
    }),
    hecho: notice({
      label: 'Terminan un encargo',
      on: ['terminar'],
      to: ['creadoPor', 'quien', 'division.jefatura'],
      says: '«{titulo}» quedó {estado} por {monto} en {division}',
      acts: 'revisar',
    }),
    caro: notice({
      label: 'Revisan un encargo caro',
      on: ['revisar'],
      to: [{ role: 'AUDITOR' }],
      says: 'Revisan «{titulo}»',
      importance: 'urgente',
      when: q.gt('monto', 1000),
    }),
  }),
  grants: {
    SISTEMA: { leer: 'all' },
    ADMIN_SISTEMA: {
      leer: 'all',
      crear: 'all',
      editar: 'all',
      eliminar: 'all',
      avisar: 'all',
      terminar: 'all',
      revisar: 'all',
    },
    AUDITOR: { leer: 'all', revisar: 'all', ocultar: ['monto'] },
    ENCARGADO: { leer: 'own' },
  },
  list: { columns: ['titulo'], filters: [], sort: 'titulo' },
});

const producto = composeProduct([
  definePack({
    name: 'encargos',
    label: 'Encargos',
    roles: { ENCARGADO: 'Encargado', ADMIN_REGIONAL: 'Regional', JEFE_DIVISION: 'Jefatura' },
    modules: [encargo],
  }),
  plataforma,
]);

/** An institution with errands, where people are told of them. */
export interface Errands {
  readonly world: World;
  readonly actions: Actions;
  readonly ports: Parameters<typeof createDelivery>[0] & {
    readonly parcels: ReturnType<typeof createParcels>;
  };
  /** Mails handed over to be written now. */
  readonly posted: ParcelKey[];
  /** Writes a person down and answers their id. */
  readonly person: (nombre: string, roles: readonly string[], more?: object) => Promise<string>;
  readonly by: (id: string, roles: readonly string[]) => ReturnType<World['person']>;
  /** What the last write of a record tells, as the stream brings it. */
  readonly event: (of: Outcome, verb: string, more?: Partial<DomainEvent>) => DomainEvent;
  readonly deliver: ReturnType<typeof createDelivery>;
  /** The notices of somebody, as they read them. */
  readonly inboxOf: (id: string, roles?: readonly string[]) => ReturnType<typeof readNotices>;
}

const run = (): string => {
  const body = randomInt(10_000_000, 24_000_000);
  const digits = String(body).split('').reverse().map(Number);
  const rest = 11 - (digits.reduce((sum, digit, at) => sum + digit * ((at % 6) + 2), 0) % 11);
  return `${body}-${rest === 11 ? '0' : rest === 10 ? 'K' : rest}`;
};

/** Opens it, at noon of a working Wednesday. */
export const openErrands = async (): Promise<Errands> => {
  const world = await openWorld(producto);
  const { deps, clock } = world;
  const actions = actionsOver(world);
  const people = createPeople(deps.store);
  const posted: ParcelKey[] = [];
  const ports = {
    write: deps,
    actors: createActors(deps),
    inbox: createInbox(deps.store),
    parcels: createParcels(deps.store),
    preferences: createPreferences(deps.store),
    holders: async (tenant: string, role: string) =>
      (await people.withRoles(tenant, [role])).map(({ id }) => id),
    post: async (key: ParcelKey) => {
      posted.push(key);
    },
    now: () => clock.ahora(),
  };
  return {
    world,
    actions,
    ports,
    posted,
    person: async (nombre, roles, more = {}) => {
      const values = { nombre, run: run(), correo: `${randomInt(1e9)}@gore.test`, roles, ...more };
      return (await actions.create(world.system(), 'usuario', values)).id;
    },
    by: (id, roles) => world.person(id, roles),
    event: ({ module, id, codigo, version }, verb, more = {}) => ({
      tenant: 't',
      module,
      id,
      codigo,
      seq: version,
      verb,
      estado: 'ABIERTO',
      actor: 'nadie',
      at: clock.ahora(),
      depth: 0,
      ...more,
    }),
    deliver: createDelivery(ports),
    inboxOf: async (id, roles = ['ENCARGADO']) => {
      const { notices } = await ports.inbox.page({ tenant: 't', person: id }, { unread: false, limit: 50 });
      return readNotices(deps, world.person(id, roles), notices);
    },
  };
};
