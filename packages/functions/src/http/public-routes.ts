import type { AddressBucket } from '@gore/core/identity/rate.ts';

/**
 * Every route that answers without a session, and the bucket its callers are counted in. Reviewed: a route that is
 * not here refuses whoever has no session, whatever its handler does.
 */
export const publicRoutes: ReadonlyMap<string, AddressBucket | 'sin_limite'> = new Map([
  ['GET /health', 'sin_limite'],
  ['GET /ready', 'sin_limite'],
  ['GET /api/auth/opciones', 'anonimo'],
  ['GET /api/auth/login', 'entrada'],
  ['GET /api/auth/callback', 'regreso'],
  ['POST /api/auth/logout', 'anonimo'],
  ['GET /api/verificar', 'verificacion'],
  ['GET /oidc/.well-known/openid-configuration', 'puente'],
  ['GET /oidc/jwks.json', 'puente'],
  ['GET /oidc/authorize', 'puente'],
  ['GET /oidc/callback', 'puente'],
  ['POST /oidc/token', 'puente'],
  ['GET /oidc/userinfo', 'puente'],
  ['GET /oidc/logout', 'puente'],
  ['GET /oidc/logout/retorno', 'puente'],
  ['GET /api/publico/pantalla', 'pantalla'],
  ['POST /api/errores', 'informes'],
  ['POST /api/errores/politica', 'informes'],
  ['POST /api/auth/local', 'entrada'],
  ['POST /api/auth/local/codigo', 'entrada'],
  ['POST /api/auth/local/inscripcion', 'anonimo'],
  ['POST /api/auth/local/inscripcion/confirmar', 'entrada'],
  ['POST /api/auth/clave/solicitar', 'anonimo'],
  ['POST /api/auth/clave/restablecer', 'anonimo'],
]);

/**
 * Public commands that come from no page, and so from no origin. Reviewed: a browser reports by itself what the policy of
 * a page kept out, and what it says is only counted.
 */
export const withoutOrigin: ReadonlySet<string> = new Set(['POST /api/errores/politica']);
