import { plegar } from '../kernel/declare/valores/texto.ts';
import type { Profile } from './profile.ts';

/** A record that cells of a sheet may mean. */
export interface RefOption {
  readonly id: string;
  readonly codigo: string;
  /** Everything people call it by: its code, its title. */
  readonly names: readonly string[];
  /** Values of other fields by which sheets point at it. */
  readonly by?: Readonly<Record<string, string>>;
}

/** Where the records of a referenced module come from; asked once per module and import. */
export type RefSource = (module: string, by: readonly string[]) => Promise<readonly RefOption[]>;

/** The records that a name means in a module: none, one, or several that share it. */
export interface RefIndex {
  readonly find: (module: string, name: string, by?: string) => readonly RefOption[];
  readonly all: (module: string) => readonly RefOption[];
}

/** An index that knows nobody. */
export const noRefs: RefIndex = { find: () => [], all: () => [] };

const add = (index: Map<string, RefOption[]>, key: string, option: RefOption): void => {
  const found = index.get(key);
  if (!found) index.set(key, [option]);
  else if (!found.includes(option)) found.push(option);
};

const keyOf = (module: string, by: string | undefined, name: string): string =>
  `${module}>${by ?? ''}>${plegar(name)}`;

/** Loads the records that the columns of a profile may refer to. */
export async function loadRefs(profile: Profile, source: RefSource): Promise<RefIndex> {
  const fields = [
    ...profile.columns,
    ...Object.values(profile.module.fields).map((field) => ({ field, by: undefined })),
  ];
  const wanted = new Map<string, Set<string>>();
  for (const { field, by } of fields) {
    if (!field.module) continue;
    const asked = wanted.get(field.module) ?? new Set<string>();
    if (by) asked.add(by);
    wanted.set(field.module, asked);
  }
  const index = new Map<string, RefOption[]>();
  const byModule = new Map<string, readonly RefOption[]>();
  for (const [module, by] of wanted) {
    const options = await source(module, [...by]);
    byModule.set(module, options);
    for (const option of options) {
      for (const name of option.names) add(index, keyOf(module, undefined, name), option);
      for (const [field, value] of Object.entries(option.by ?? {}))
        add(index, keyOf(module, field, value), option);
    }
  }
  return {
    find: (module, name, by) => {
      const named = index.get(keyOf(module, undefined, name)) ?? [];
      return named.length || !by ? named : (index.get(keyOf(module, by, name)) ?? []);
    },
    all: (module) => byModule.get(module) ?? [],
  };
}
