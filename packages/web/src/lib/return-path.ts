/**
 * Where to go after signing in: only a path of this portal, so that a crafted link cannot lead elsewhere.
 *
 * @returns `/` for anything else.
 */
export const safeReturn = (path: string | null): string =>
  path && /^\/(?![/\\])/.test(path) && !path.startsWith('/entrar') ? path : '/';
