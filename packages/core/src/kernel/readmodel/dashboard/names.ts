import type { Tone } from '../../declare/module.ts';
import { sightsOf, toLabels } from '../labels.ts';
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

/** Names the values of a field: states and options as declared, records by what people call them. */
export const namingOf = async (
  { reader, context, changes }: Reading,
  { layout }: Sight,
  field: string,
  values: readonly (string | null)[],
): Promise<Naming> => {
  const { module } = layout;
  const { label: head = field, kind } = layout.column(field) ?? {};
  if (field === 'estado') {
    const { states } = module;
    return {
      head,
      order: Object.keys(states),
      of: (value) => {
        const state = states[value ?? ''];
        return { label: state?.label ?? String(value), ...(state?.tone ? { tone: state.tone } : {}) };
      },
    };
  }
  const { choices } = module.fields[field] ?? {};
  if (choices)
    return {
      head,
      order: Object.keys(choices),
      of: (value) => ({ label: value === null ? without(head) : (choices[value] ?? value) }),
    };
  if (kind === 'boolean')
    return {
      head,
      order: ['true', 'false'],
      of: (value) => ({ label: value === null ? without(head) : value === 'true' ? 'Sí' : 'No' }),
    };
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
