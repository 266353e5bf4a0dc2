import type { Tone } from '../../declare/module.ts';
import { sightsOf, toLabels } from '../labels.ts';
import type { ReadColumn } from '../layout.ts';
import type { Sight } from '../sight.ts';
import type { Reading } from './reading.ts';

/** What a value of a field is called, and where it stands among the others. */
export interface Naming {
  /** What the field is called. */
  readonly head: string;
  readonly of: (value: string | null) => { readonly label: string; readonly tone?: Tone };
  /** Values in their declared order; nothing where they have none. */
  readonly order?: readonly string[];
}

const without = (label: string): string => `Sin ${label.toLowerCase()}`;

const yesNo: Readonly<Record<string, string>> = { true: 'Sí', false: 'No' };

const stateNaming = ({ layout: { module } }: Sight, head: string): Naming => ({
  head,
  order: Object.keys(module.states),
  of: (value) => {
    const { label = String(value), tone } = module.states[String(value)] ?? {};
    return { label, ...(tone ? { tone } : {}) };
  },
});

const optionNaming = (options: Readonly<Record<string, string>>, head: string): Naming => ({
  head,
  order: Object.keys(options),
  of: (value) => ({ label: value === null ? without(head) : (options[value] ?? value) }),
});

/** Names the values of a column: states and options as declared, records by what people call them. */
export const namingOf = async (
  { reader, context, changes }: Reading,
  sight: Sight,
  { field, kind, label: head }: ReadColumn,
  values: readonly (string | null)[],
): Promise<Naming> => {
  if (field === 'estado') return stateNaming(sight, head);
  const { choices } = sight.layout.module.fields[field] ?? {};
  if (choices) return optionNaming(choices, head);
  if (kind === 'boolean') return optionNaming(yesNo, head);
  if (kind !== 'ref') return { head, of: (value) => ({ label: value ?? without(head) }) };
  const ids = values.filter((value) => value !== null);
  const named = await reader.labels.named(context.tenant, ids, changes);
  const labels = Object.assign({}, ...Object.values(toLabels(named, sightsOf(reader.layouts, context))));
  return {
    head,
    of: (value) => ({
      label: value === null ? without(head) : String(labels[value] ?? 'Sin nombre a la vista'),
    }),
  };
};
