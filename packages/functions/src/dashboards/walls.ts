import { timingSafeEqual } from 'node:crypto';
import { digest, isSecret, newSecret } from '@gore/core/identity/secret.ts';
import type { Actor } from '@gore/core/kernel/declare/record.ts';
import { esFecha } from '@gore/core/kernel/declare/valores/fecha.ts';
import { holds } from '@gore/core/kernel/runtime/audit/powers.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import { forbidden, invalid, notFound } from '@gore/core/kernel/runtime/refusals.ts';
import { type Command, ruleClock, type WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { createRecord } from '@gore/core/kernel/runtime/write/create.ts';
import { moduleOf } from '../api/command.ts';
import { dashboardsFor } from './open.ts';

const wallModule = 'pantalla';
/** Power of whoever may give a wall its key. */
const lightWalls = 'encenderPantalla';

/** What a wall is to show, and until when. */
export interface WallRequest {
  readonly lugar: string;
  readonly tablero: string;
  readonly unidad?: string;
  readonly hasta: string;
}

/** A wall and its key, which nobody can read again. */
export interface LitWall {
  readonly id: string;
  readonly clave: string;
}

/** Who somebody is at this moment; nobody once they left. */
export interface People {
  readonly current: (tenant: string, id: string) => Promise<Actor | undefined>;
}

/** What a key opens. */
export interface Wall {
  /** Whoever lit it, as they are now: the wall shows no more than they may see. */
  readonly actor: Actor;
  readonly tablero: string;
  readonly unidad?: string;
  readonly lugar: string;
}

/**
 * Gives a wall its key. The record is the person's, though nobody but the product may write one.
 *
 * @throws GoreError for somebody without the power, or a dashboard that is not open to them or is for no wall.
 */
export const lightWall = async (deps: WriteDeps, command: Command, asked: WallRequest): Promise<LitWall> => {
  const { actor } = command;
  if (!holds(deps.product, deps.access(actor), lightWalls)) throw forbidden();
  const dashboard = dashboardsFor(deps, actor).find(({ name }) => name === asked.tablero);
  if (!dashboard?.wall) throw notFound();
  if (!esFecha(asked.hasta)) throw invalid([{ field: 'hasta', message: 'Elija hasta qué día vale.' }]);
  const secret = newSecret();
  const { idempotency: _, ...once } = command;
  const system = {
    ...once,
    actor: { id: actor.id, tenant: actor.tenant, roles: ['SISTEMA'], units: [], subtree: [] },
  };
  const values = { ...asked, huella: digest(secret) };
  const { id } = await createRecord(deps, system, moduleOf(deps.product, wallModule), { values });
  return { id, clave: `${actor.tenant}.${id}.${secret}` };
};

const unknown = (): GoreError =>
  new GoreError(
    'sin_sesion',
    'Esta clave de pantalla no vale. Pida a quien administra el portal que encienda la pantalla de nuevo.',
    { code: 'PANTALLA_DESCONOCIDA' },
  );

const over = (message: string): GoreError =>
  new GoreError('sin_sesion', message, { code: 'PANTALLA_APAGADA' });

const keyForm = /^([a-z0-9][a-z0-9-]{0,40})\.([0-9a-z]{26})\.([\w-]{43})$/;

const sameDigest = (secret: string, kept: unknown): boolean => {
  const [a, b] = [Buffer.from(digest(secret)), Buffer.from(String(kept))];
  return a.length === b.length && timingSafeEqual(a, b);
};

/**
 * What a key opens, read anew with every request.
 *
 * @throws GoreError `sin_sesion` for a key that is wrong, was revoked or has ended, or whose giver has left.
 */
export const openWall = async (deps: WriteDeps, actors: People, key: string | undefined): Promise<Wall> => {
  const [, tenant = '', id = '', secret] = keyForm.exec(key ?? '') ?? [];
  if (!isSecret(secret)) throw unknown();
  const record = await deps.store.get({ tenant, module: wallModule, id });
  if (!record || record.eliminadoEn || !sameDigest(secret, record.data.huella)) throw unknown();
  if (record.estado !== 'VIGENTE')
    throw over('Esta pantalla fue revocada. Si debe seguir, pida que la enciendan de nuevo.');
  const { today } = ruleClock(deps.clockOf(tenant));
  const { lugar, tablero, unidad, hasta } = record.data;
  if (String(hasta) < today)
    throw over('Se cumplió el plazo de esta pantalla. Si debe seguir, pida que la enciendan de nuevo.');
  const actor = await actors.current(tenant, record.creadoPor);
  if (!actor || !holds(deps.product, deps.access(actor), lightWalls))
    throw over('Quien encendió esta pantalla ya no puede hacerlo. Pida que la enciendan de nuevo.');
  return {
    actor,
    lugar: String(lugar),
    tablero: String(tablero),
    ...(typeof unidad === 'string' ? { unidad } : {}),
  };
};
