import { createEffect, createSignal, on } from 'solid-js';
import type { MoneyUnit } from '../lib/format/number.ts';
import { account } from './session.ts';

/** Room between rows. */
export type Density = 'comfortable' | 'compact';
/** Colours: as the system says, or always one of the two. */
export type Theme = 'auto' | 'light' | 'dark';

/** How one person likes the list of one module. */
export interface ListPreferences {
  /** Columns in order; empty means those of the declaration. */
  readonly columns: readonly string[];
  readonly density: Density;
  readonly money: MoneyUnit;
  /** Query the module opens with when the address asks nothing. */
  readonly start: string;
  /** Enter and a click on a row show it beside the list, where there is room. */
  readonly beside: boolean;
}

const usual: ListPreferences = { columns: [], density: 'comfortable', money: '$', start: '', beside: false };

const recall = (key: string): Partial<ListPreferences> => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}');
  } catch {
    return {};
  }
};

const keep = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Without storage the preference lasts as long as the page.
  }
};

/** Preferences for the list of a module, kept per person on this computer. */
export const createListPreferences = (module: string) => {
  const [preferences, setPreferences] = createSignal<ListPreferences>(usual);
  const key = () => `gore:lista:${account()?.usuario.id ?? ''}:${module}`;
  createEffect(
    on(
      () => account()?.usuario.id,
      (id) => id && setPreferences({ ...usual, density: recallDensity(), ...recall(key()) }),
    ),
  );
  const change = (part: Partial<ListPreferences>): void => {
    // Another part of the page may have changed others meanwhile.
    setPreferences((current) => ({ ...current, ...recall(key()), ...part }));
    keep(key(), JSON.stringify(preferences()));
  };
  return { preferences, change };
};

const recallDensity = (): Density =>
  localStorage.getItem('gore:densidad') === 'compact' ? 'compact' : 'comfortable';

/** Theme chosen on this computer. */
export const recallTheme = (): Theme => {
  const theme = localStorage.getItem('gore:tema');
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
};

/** Chooses the theme and keeps it; the page obeys at once. */
export const chooseTheme = (theme: Theme): void => {
  keep('gore:tema', theme);
  const dark = theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
};

/** Density of lists that have none of their own. */
export const chooseDensity = (density: Density): void => keep('gore:densidad', density);
export { recallDensity };
