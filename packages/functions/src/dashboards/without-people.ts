import { personalValues } from '@gore/core/kernel/declare/personal.ts';
import type { Product } from '@gore/core/kernel/declare/product.ts';
import type { ReadContext } from '@gore/core/kernel/readmodel/context.ts';

/** The same sight without anybody's name: personal values, and references to people, are out of reach. */
export const withoutPeople = (product: Product, context: ReadContext): ReadContext => {
  const namesSomebody = (module: string): ReadonlySet<string> => {
    const declared = product.find(module);
    if (!declared) return new Set();
    const pointing = Object.entries(declared.fields).flatMap(([name, field]) =>
      product.people.has(field.module ?? '') ? [name] : [],
    );
    return new Set([...personalValues(declared), ...pointing]);
  };
  return {
    ...context,
    access: (module) => {
      const access = context.access(module);
      if (!access) return undefined;
      const named = namesSomebody(module);
      return { ...access, readable: new Set([...access.readable].filter((name) => !named.has(name))) };
    },
  };
};
