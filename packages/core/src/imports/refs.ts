import { plegar } from '../kernel/declare/valores/texto.ts';
import type { Profile } from './profile.ts';

/** A record that cells of a sheet may mean. */
export interface RefOption {
  readonly id: string;
  /** Everything people call it by: its code, its title. */
  readonly names: readonly string[];
}

/** Where the records of a referenced module come from; asked once per module and import. */
export type RefSource = (module: string) => Promise<readonly RefOption[]>;

/** The id that a name means in a module, or nothing when it is unknown or two records share it. */
export type RefIndex = (module: string, name: string) => string | undefined;

const indexNames = (options: readonly RefOption[]): ReadonlyMap<string, string | undefined> => {
  const index = new Map<string, string | undefined>();
  for (const { id, names } of options) {
    for (const name of names.map(plegar)) index.set(name, (index.get(name) ?? id) === id ? id : undefined);
  }
  return index;
};

/** Loads the records that the columns of a profile may refer to. */
export async function loadRefs(profile: Profile, source: RefSource): Promise<RefIndex> {
  const modules = new Set(profile.columns.flatMap(({ field }) => field.module ?? []));
  const indexes = new Map<string, ReadonlyMap<string, string | undefined>>();
  for (const module of modules) indexes.set(module, indexNames(await source(module)));
  return (module, name) => indexes.get(module)?.get(plegar(name));
}
