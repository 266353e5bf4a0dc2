import type { Fields } from '@gore/core/kernel/declare/field.ts';
import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import type { Actor, Blocked } from '@gore/core/kernel/declare/record.ts';
import type { ModuleAccess, ReadContext } from '@gore/core/kernel/readmodel/context.ts';
import { QueryRefusal } from '@gore/core/kernel/readmodel/refusal.ts';
import type { Access } from '@gore/core/kernel/runtime/access/access.ts';
import { blockedFor, withoutBlocked } from '@gore/core/kernel/runtime/access/blocked.ts';
import { memoByObject } from '@gore/core/kernel/runtime/access/memo.ts';
import { GoreError, unavailable } from '@gore/core/kernel/runtime/error.ts';
import { ruleClock, type WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { readableOf } from './list-request.ts';

/** What a module declares that an access sees: asked of every module by every list, and shared by who may the same. */
const declaredReadable = memoByObject((access: Access) =>
  memoByObject((module: AnyModule) => readableOf(module, access.hidden(module.name), {})),
);

/** What an actor may see of the read model, with the fields the institution added to one module. */
export const readContext = async (
  { product, access, clockOf, parameters }: WriteDeps,
  actor: Actor,
  zone: string,
  blocked: Blocked,
  own: { readonly module: string; readonly extra: Fields } = { module: '', extra: {} },
): Promise<ReadContext> => {
  const clock = ruleClock(clockOf(actor.tenant));
  const valueOn = await parameters(actor.tenant);
  const held = access(actor);
  const granted = withoutBlocked(held, blocked);
  const known = new Map<string, ModuleAccess | undefined>();
  const resolve = (name: string): ModuleAccess | undefined => {
    const module = product.find(name);
    if (!module || !granted.may(name, 'leer')) return undefined;
    const isOwn = name === own.module;
    const shut = blocked.get(name);
    return {
      scope: granted.scope(name, 'leer'),
      readable: isOwn ? readableOf(module, held.hidden(name), own.extra) : declaredReadable(held)(module),
      extra: isOwn ? own.extra : {},
      ...(shut ? { blocked: shut } : {}),
    };
  };
  return {
    tenant: actor.tenant,
    actor,
    clock: { ...clock, zone },
    param: (name) => valueOn(name, clock.today),
    access: (name) => {
      if (!known.has(name)) known.set(name, resolve(name));
      return known.get(name);
    },
  };
};

/** The same for whoever asks without a module at hand: what is blocked comes with the actor, or is read first. */
export const askersContext = async (deps: WriteDeps, actor: Actor, zone: string): Promise<ReadContext> =>
  readContext(deps, actor, zone, await blockedFor(deps.store, actor));

/** PostgreSQL says so itself: the statement is wrong, not the database away. SQLSTATE classes 22, 23, 42 and 0A. */
const isOurFault = (code: string) => /^(22|23|42|0A)/.test(code);

/**
 * Asks the read model, and turns what goes wrong into what the person should do.
 *
 * @throws GoreError `malformado` for a question it refuses, `no_disponible` while PostgreSQL is away.
 */
export const asking = async <T>(question: () => Promise<T>): Promise<T> => {
  try {
    return await question();
  } catch (error) {
    if (error instanceof QueryRefusal)
      throw new GoreError('malformado', error.message, {
        code: 'CONSULTA_INVALIDA',
        details: error.field ? [{ field: error.field, message: error.message }] : [],
      });
    const code =
      error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
    if (error instanceof GoreError || isOurFault(code) || error instanceof TypeError) throw error;
    throw unavailable(
      'Las consultas no están disponibles por ahora. Intente de nuevo en unos segundos.',
      5,
      error,
    );
  }
};
