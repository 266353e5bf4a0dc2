import { signInUrl } from './api/account.ts';

const key = 'gore:ingreso';

/** Remembers whether the person comes in with a password of the portal, to lead them the same way next time. */
export const rememberWayIn = (password: boolean): void => {
  if (password) localStorage.setItem(key, 'clave');
  else localStorage.removeItem(key);
};

const usesPassword = (): boolean => localStorage.getItem(key) === 'clave';

/** Where to sign in again and come back to `path`: straight to who vouches for the person, or to the entrance. */
export const signInAgainUrl = (path: string): string =>
  usesPassword() ? `/entrar?${new URLSearchParams({ volver: path })}` : signInUrl(path);

/** Where to sign in in another tab, which then says that it may be closed. */
export const signInElsewhereUrl = (): string =>
  usesPassword() ? '/entrar?otra=1' : signInUrl('/entrar?lista=1');
