import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import type { Json } from '@gore/core/kernel/declare/json.ts';
import { fetchLabels } from '../api/lookups.ts';
import type { Refs } from '../record.ts';

type Given = Readonly<Record<string, Json>>;

/** What the address of a new record says of it already: the records it belongs to. */
export const givenIn = (fields: readonly FieldDescriptor[], search: string): Given => {
  const said = new URLSearchParams(search);
  return Object.fromEntries(
    fields.flatMap(({ name, kind }) => {
      const value = said.get(name);
      if (!value || (kind !== 'ref' && kind !== 'refs')) return [];
      return [[name, kind === 'ref' ? value : [value]]];
    }),
  );
};

/** What the records named in the address are called. */
export const namesOf = async (fields: readonly FieldDescriptor[], given: Given): Promise<Refs> => {
  const named = fields.flatMap(({ name, module }) => {
    const value = given[name];
    return module && value ? [{ module, id: String(value) }] : [];
  });
  const labels = await Promise.all(named.map(({ module, id }) => fetchLabels(module, [id])));
  return Object.fromEntries(named.map(({ module }, at) => [module, labels[at] ?? {}]));
};
