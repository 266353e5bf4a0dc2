import type { Field, FieldKind, Fields } from './field.ts';
import type { AnyModule, Derived, Highlight, Section, Tone } from './module.ts';
import type { Rollup } from './rollup.ts';
import type { Attachable } from './subject.ts';
import { baseVerbs } from './verb.ts';
import type { Quick, View } from './view.ts';

/** A field as the portal needs to know it: plain JSON. */
export interface FieldDescriptor {
  readonly name: string;
  readonly kind: FieldKind | 'flag' | 'days';
  readonly label: string;
  /** Where its value comes from; only `field` and `extra` can be written. */
  readonly source: 'field' | 'computed' | 'derived' | 'rollup' | 'extra' | 'system';
  readonly required?: true;
  readonly readOnly?: true;
  /** Written when the record is created; afterwards only verbs change it. */
  readonly fixed?: true;
  readonly personal?: true;
  readonly help?: string;
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly choices?: Readonly<Record<string, string>>;
  /** Colour family of each code that has one. */
  readonly tones?: Readonly<Record<string, Tone>>;
  readonly module?: string;
  /** Field of the record that names the module this one points at. */
  readonly moduleIn?: string;
  readonly fields?: readonly FieldDescriptor[];
  readonly tone?: Tone;
  readonly default?: unknown;
}

/** A verb as the portal needs to know it; whether it is open comes with each record. */
export interface VerbDescriptor {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly tone?: 'primary' | 'danger';
  readonly from?: readonly string[];
  readonly to?: string;
  /** Verb that takes it back while nothing else happened. */
  readonly undo?: string;
  /** What its form asks, in order. */
  readonly inputs: readonly FieldDescriptor[];
}

/** A module as the portal needs to know it. */
export interface ModuleDescriptor {
  readonly name: string;
  readonly label: { readonly one: string; readonly many: string; readonly feminine?: true };
  readonly about?: string;
  readonly icon?: string;
  readonly title: string;
  readonly parent?: string;
  readonly assignee?: string;
  readonly unit?: string;
  readonly place?: string;
  /** Its records are layers of the map, drawn in these states. */
  readonly layer?: { readonly shown: readonly string[] };
  /** Whether whoever creates a record is told of those like it. */
  readonly overlap?: { readonly executor: string };
  readonly fields: readonly FieldDescriptor[];
  readonly states: readonly {
    readonly name: string;
    readonly label: string;
    readonly tone?: Tone;
    readonly phase?: string;
  }[];
  readonly initial: string;
  readonly verbs: readonly VerbDescriptor[];
  readonly sections: readonly Section[];
  readonly filters: readonly { readonly name: string; readonly label: string }[];
  readonly list: {
    readonly columns: readonly string[];
    readonly filters: readonly string[];
    readonly sort: string;
  };
  readonly sheets: readonly { readonly name: string; readonly label: string }[];
  readonly views: readonly (View & { readonly name: string })[];
  readonly quick?: Quick;
  readonly highlights: readonly Highlight[];
  /** Where the record each of its own hangs on is named. */
  readonly subject?: { readonly as: Attachable; readonly by: string; readonly of: string };
  /** Records of other modules that point at one of this: they become tabs of its ficha. */
  readonly relations: readonly { readonly module: string; readonly by: string; readonly label: string }[];
}

const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T;

/** Describes one field. */
export const describeField = (
  name: string,
  field: Field,
  source: FieldDescriptor['source'] = 'field',
): FieldDescriptor =>
  defined({
    name,
    kind: field.kind,
    label: field.label,
    source,
    required: field.required || undefined,
    readOnly: field.options.system || source === 'computed' || undefined,
    fixed: field.options.fixed || undefined,
    personal: field.options.personal || undefined,
    help: field.options.help,
    unit: field.options.unit,
    min: field.options.min,
    max: field.options.max,
    pattern: field.options.pattern?.source,
    choices: field.choices,
    tones: field.options.tones,
    module: field.module,
    moduleIn: field.options.moduleIn,
    fields: field.fields && describeFields(field.fields),
    default: field.options.default,
  });

const describeFields = (fields: Fields): readonly FieldDescriptor[] =>
  Object.entries(fields).map(([name, field]) => describeField(name, field));

const describeDerived = (name: string, derived: Derived): FieldDescriptor =>
  'flag' in derived
    ? defined({ name, kind: 'flag', label: derived.label, source: 'derived', tone: derived.tone })
    : { name, kind: 'days', label: derived.label, source: 'derived', unit: 'días' };

const describeRollup = (name: string, rollup: Rollup): FieldDescriptor => ({
  name,
  kind: rollup.kind,
  label: rollup.label,
  source: 'rollup',
  readOnly: true,
});

const verbInputs = (module: AnyModule, edits: readonly string[], needs: readonly string[], ask: Fields) => [
  ...edits.flatMap((name) => {
    const field = module.fields[name];
    if (!field) return [];
    const { readOnly: _, required: __, ...described } = describeField(name, field);
    return [needs.includes(name) ? { ...described, required: true as const } : described];
  }),
  ...describeFields(ask),
];

/**
 * The module as plain JSON: what the shells carry and `GET /api/v1/esquema/:modulo` answers.
 *
 * @param relations records of other modules that point here, known only once the product is composed.
 */
export const describe = (
  module: AnyModule,
  relations: ModuleDescriptor['relations'] = [],
): ModuleDescriptor =>
  defined({
    name: module.name,
    label: module.label,
    about: module.about,
    icon: module.icon,
    title: module.title,
    parent: module.parent,
    assignee: module.assignee,
    unit: module.unit,
    place: module.place,
    layer: module.layer && { shown: module.layer.shown },
    overlap: module.overlap,
    fields: [
      ...describeFields(module.fields),
      ...Object.entries(module.computed).map(([name, { field }]) => describeField(name, field, 'computed')),
      ...Object.entries(module.derived).map(([name, derived]) => describeDerived(name, derived)),
      ...Object.entries(module.rollups).map(([name, rollup]) => describeRollup(name, rollup)),
    ],
    states: Object.entries(module.states).map(([name, { label, tone, phase }]) =>
      defined({ name, label, tone, phase }),
    ),
    initial: module.initial,
    verbs: [
      ...Object.entries(baseVerbs).map(([name, label]) => ({
        name,
        label,
        inputs: name === 'crear' && module.create.ask ? verbInputs(module, [], [], module.create.ask) : [],
      })),
      ...Object.entries(module.transitions).map(([name, verb]) =>
        defined({
          name,
          label: verb.label,
          help: verb.help,
          tone: verb.tone,
          from: verb.from,
          to: verb.to,
          undo: verb.undo,
          inputs: verbInputs(module, verb.edits ?? [], verb.needs ?? [], verb.ask ?? {}),
        }),
      ),
    ],
    sections: module.form,
    filters: Object.entries(module.filters).map(([name, { label }]) => ({ name, label })),
    list: module.list,
    sheets: Object.entries(module.sheets).map(([name, { label }]) => ({ name, label })),
    views: Object.entries(module.views).map(([name, view]) => ({ name, ...view })),
    quick: module.quick,
    highlights: module.highlights,
    subject: module.subject && {
      as: module.subject.as,
      by: module.subject.by,
      of: module.subject.of,
    },
    relations,
  });
