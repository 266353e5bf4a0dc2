import type { MenuModule } from '../lib/api/account.ts';
import { account } from './session.ts';

/** A module whose records the person may write down from any page. */
export interface Quick {
  readonly module: MenuModule;
  readonly quick: NonNullable<MenuModule['quick']>;
}

/** Modules whose records the person may write down from any page. */
export const quickModules = (): readonly Quick[] =>
  (account()?.packs ?? [])
    .flatMap(({ modulos }) => modulos)
    .flatMap((module) =>
      module.quick && module.verbs.includes('crear') ? [{ module, quick: module.quick }] : [],
    );
