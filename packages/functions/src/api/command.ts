import { createHash } from 'node:crypto';
import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import type { Product } from '@gore/core/kernel/declare/product.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import { notFound } from '@gore/core/kernel/runtime/refusals.ts';
import type { Command } from '@gore/core/kernel/runtime/write/context.ts';
import type { Context } from 'hono';
import { type ApiEnv, sessionOf } from '../http/env.ts';

/** An object of a JSON body. */
export type Body = Readonly<Record<string, unknown>>;

const isBody = (raw: unknown): raw is Body => typeof raw === 'object' && raw !== null && !Array.isArray(raw);

/** The body of a command. @throws GoreError `malformado` when it is no object. */
export const bodyOf = (c: Context<ApiEnv>): Body => {
  const body = c.get('body');
  if (!isBody(body)) throw new GoreError('malformado', 'El contenido debe ser un objeto JSON.');
  return body;
};

/** An object inside a body. @throws GoreError `malformado` when it is none. */
export const part = (body: Body, name: string): Body => {
  const value = body[name] ?? {};
  if (!isBody(value)) throw new GoreError('malformado', `«${name}» debe ser un objeto.`);
  return value;
};

/** The version a change starts from. @throws GoreError `malformado` when it is missing. */
export const baseVersion = (body: Body): number => {
  const { version } = body;
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1)
    throw new GoreError(
      'malformado',
      'Falta la versión desde la que se cambia el registro. Recargue la página.',
    );
  return version;
};

const idempotencyOf = (c: Context<ApiEnv>): Command['idempotency'] | undefined => {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return undefined;
  if (!/^[\w-]{8,64}$/.test(key))
    throw new GoreError('malformado', 'La clave de la solicitud no es válida. Recargue la página.');
  const content = `${c.req.method} ${c.req.path}\n${JSON.stringify(c.get('body') ?? null)}`;
  return { key, request: createHash('sha256').update(content).digest('hex') };
};

/** Who asks, and on what occasion: always from the session. */
export const commandOf = (c: Context<ApiEnv>): Command => {
  const idempotency = idempotencyOf(c);
  return {
    actor: sessionOf(c).actor,
    requestId: c.get('requestId'),
    ip: c.get('address'),
    ...(idempotency ? { idempotency } : {}),
  };
};

/** The module a path names. @throws GoreError `no_encontrado` when there is none. */
export const moduleOf = (product: Product, name: string): AnyModule => {
  const module = product.find(name);
  if (!module) throw notFound();
  return module;
};
