import type { AnyModule } from './module.ts';
import { carries } from './subject.ts';

/** Records of a module whose history belongs in that of another: its parts, and what hangs on it. */
export interface Teller {
  readonly module: string;
  /** Field by which they belong to it. */
  readonly by: string;
  /** Field that names the module they belong to, where `by` may be of any. */
  readonly of?: string;
}

/** The modules whose histories are told with those of the records of one. */
export const tellersOf = (modules: readonly AnyModule[], module: AnyModule): readonly Teller[] =>
  modules.flatMap((other): readonly Teller[] => {
    const { subject } = other;
    if (subject)
      return carries(module, subject.as) ? [{ module: other.name, by: subject.by, of: subject.of }] : [];
    return other.toldBy
      .filter((by) => other.fields[by]?.module === module.name)
      .map((by) => ({ module: other.name, by }));
  });
