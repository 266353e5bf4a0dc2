import { request } from './http.ts';

/** A module as the menu shows it. */
export interface MenuModule {
  readonly name: string;
  readonly label: { readonly one: string; readonly many: string; readonly feminine?: true };
  readonly icon?: string;
  /** Module it belongs to in the menu. */
  readonly under?: string;
  /** Views of what the person has to do, for the menu. */
  readonly agendas?: readonly { readonly name: string; readonly label: string }[];
  /** How one of its records is written down from any page. */
  readonly quick?: {
    readonly key: string;
    readonly label: string;
    readonly help?: string;
    /** Field that names the record, and what people call it. */
    readonly title: string;
    readonly titleLabel: string;
    /** Module of a ficha on screen → field that points at it. */
    readonly links: Readonly<Record<string, string>>;
  };
  /** What the person may do with it. */
  readonly verbs: readonly string[];
}

/** Who is using the portal, for whom, and what is open to them. */
export interface Account {
  readonly usuario: { readonly id: string; readonly nombre: string };
  readonly roles: readonly { readonly code: string; readonly label: string }[];
  readonly institucion: { readonly id: string; readonly nombre: string; readonly corto: string };
  readonly packs: readonly {
    readonly name: string;
    readonly label: string;
    readonly modulos: readonly MenuModule[];
  }[];
  /** The role the portal is being looked at as; nothing is written meanwhile. */
  readonly vistaPrevia?: { readonly rol: string; readonly label: string };
  /** The product runs on one machine, for demonstration or training. */
  readonly embebido: boolean;
  readonly version: string;
  /** Something this person has to know at once, and where it is told. */
  readonly alerta?: { readonly text: string; readonly href: string };
}

/** Ways to sign in. */
export interface SignInOptions {
  readonly institucion: string;
  readonly embebido: boolean;
  /** Whether one may sign in with an account and password of the portal. */
  readonly local: boolean;
  readonly proveedores: readonly {
    readonly name: string;
    readonly label: string;
    /** `claveunica` or `institucional`. */
    readonly means: string;
  }[];
}

type Data<T> = { readonly data: T };

/** Who is signed in. */
export const fetchAccount = async (): Promise<Account> =>
  (await request<Data<Account>>('GET', '/api/v1/yo')).data;

/** How one can sign in. */
export const fetchSignInOptions = async (): Promise<SignInOptions> =>
  (await request<Data<SignInOptions>>('GET', '/api/auth/opciones')).data;

/** Ends the session; answers where to go. */
export const signOut = async (): Promise<string> =>
  (await request<Data<{ readonly url: string }>>('POST', '/api/auth/logout', { body: {} })).data.url;

/** Address that starts signing in and comes back to `path`. */
export const signInUrl = (path: string, provider?: string): string => {
  const query = new URLSearchParams({ volver: path, ...(provider ? { via: provider } : {}) });
  return `/api/auth/login?${query}`;
};
