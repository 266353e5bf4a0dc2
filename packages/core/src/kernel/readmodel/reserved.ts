import { fieldsInCode } from '../declare/basis.ts';
import type { Field } from '../declare/field.ts';
import type { AnyModule } from '../declare/module.ts';

const hiddenFromSome = (module: AnyModule): ReadonlySet<string> =>
  new Set(Object.values(module.grants).flatMap(({ ocultar }) => (Array.isArray(ocultar) ? ocultar : [])));

/** Fields not everybody who reads the module may see: personal ones and those a role has hidden. */
export const reservedFields = (module: AnyModule): ReadonlySet<string> => {
  const personal = Object.entries(module.fields).filter(([, { options }]) => options.personal);
  const hidden = hiddenFromSome(module);
  const shut = new Set([...hidden, ...personal.map(([name]) => name)]);
  const computed = Object.entries(module.computed).filter(([, { from }]) =>
    from.some((name) => shut.has(name)),
  );
  return new Set([...shut, ...computed.map(([name]) => name)]);
};

/** Whether the code of a record says something not everybody may see; words in it are then not searched by. */
export const codeIsReserved = (module: AnyModule): boolean => {
  const reserved = reservedFields(module);
  return fieldsInCode(module).some((name) => reserved.has(name));
};

/** A field that takes part in text search. */
export interface SearchField {
  readonly name: string;
  readonly field: Field;
  readonly weight: 'A' | 'B' | 'C' | 'D';
}

/** The fields of a module that text search looks at; its title always does. */
export const searchFields = (module: AnyModule): readonly SearchField[] => {
  const computed = Object.entries(module.computed).map(([name, { field }]) => [name, field] as const);
  return [...Object.entries(module.fields), ...computed].flatMap(([name, field]) => {
    const weight = field.options.search ?? (name === module.title ? 'A' : undefined);
    return weight ? [{ name, field, weight }] : [];
  });
};
