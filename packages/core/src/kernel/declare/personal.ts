import { basisOf } from './basis.ts';
import { isPersonal } from './leaves.ts';
import type { AnyModule } from './module.ts';

/**
 * Names of the values of a module that are personal data (Ley 21.719): fields marked so, what is computed from them
 * and, when it is made of them, the code.
 */
export const personalValues = (module: AnyModule): ReadonlySet<string> => {
  const marked = Object.entries(module.fields).flatMap(([name, field]) => (isPersonal(field) ? [name] : []));
  const names = new Set(marked);
  for (const [name, { field }] of Object.entries(module.computed))
    if (isPersonal(field) || basisOf(module, name).some((from) => names.has(from))) names.add(name);
  if (basisOf(module, 'codigo').some((from) => names.has(from))) names.add('codigo');
  return names;
};
