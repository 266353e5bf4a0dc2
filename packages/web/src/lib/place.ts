/** What the island of a module shows. */
export type View = 'list' | 'record' | 'new';

/** Where one is inside a module. */
export interface Place {
  readonly view: View;
  /** The record shown; nothing in the other views and before the browser has read the address. */
  readonly id?: string;
  readonly search: string;
  /** Path and query, as the address bar shows them. */
  readonly address: string;
}

const viewOf = (rest: string | undefined): View => {
  if (!rest) return 'list';
  return rest === 'nuevo' ? 'new' : 'record';
};

/** Reads an address under `base`, such as `/ipr`, `/ipr/nuevo` or `/ipr/<id>`. */
export const readPlace = (base: string, pathname: string, search: string): Place => {
  const rest = pathname.slice(base.length + 1).split('/')[0];
  const view = viewOf(rest);
  const place = { view, search, address: pathname + search };
  return view === 'record' && rest ? { ...place, id: decodeURIComponent(rest) } : place;
};

/** Modules whose work happens on a page of their own. */
const ownPages: Readonly<Record<string, string>> = {
  importacion: '/importaciones',
  proceso: '/procesos',
};

/** An entry of the menu. */
interface MenuEntry {
  readonly href: string;
  readonly label: string;
}

/** Modules the menu leads to by what one does with them, not by their list. */
const menuPages: Readonly<Record<string, MenuEntry>> = {
  rol: { href: '/roles', label: 'Roles' },
  umbral: { href: '/alertas/umbrales', label: 'Umbrales' },
  consulta_datos: { href: '/datos-personales', label: 'Datos personales' },
};

/** Address of a module. */
export const moduleHref = (module: string): string => ownPages[module] ?? `/${module}`;

/** The entry of a module in the menu. */
export const menuEntry = (module: string, many: string): MenuEntry =>
  menuPages[module] ?? { href: moduleHref(module), label: many };

/** Address of a record. */
export const recordHref = (module: string, id: string): string =>
  `${moduleHref(module)}/${encodeURIComponent(id)}`;

/** Address of the records a ready-made filter finds. */
export const filterHref = (module: string, filter: string): string =>
  `${moduleHref(module)}?${new URLSearchParams({ filtro: filter })}`;
