import type { AnySheet } from '../../kernel/declare/sheet.ts';
import { plegar } from '../../kernel/declare/valores/texto.ts';
import type { NamedColumn } from './headers.ts';

const firstWord = (name: string): string => plegar(name).split(' ')[0] ?? '';

/**
 * Gives the columns of a sheet that repeat their names those its profile knows them by, from where they stand: a block
 * that ends right before a column with a name of its own. Where something else stands there, nothing is renamed.
 */
export const namedByPlace = (names: readonly NamedColumn[], { block }: AnySheet): readonly NamedColumn[] => {
  const end = block && names.find(({ name }) => plegar(name) === plegar(block.before));
  if (!block || !end) return names;
  const calledAt = new Map(
    block.columns.map((called, at) => [end.at - block.columns.length + at, called] as const),
  );
  const inside = names.filter(({ at }) => calledAt.has(at));
  const fits = inside.every(({ name, at }) => firstWord(calledAt.get(at) ?? '') === firstWord(name));
  if (inside.length !== block.columns.length || !fits) return names;
  return names.map((column) => ({ ...column, name: calledAt.get(column.at) ?? column.name }));
};
