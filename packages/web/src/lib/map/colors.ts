import type { Tone } from '@gore/core/kernel/declare/module.ts';
import type { Schema } from '../descriptor.ts';

/** A line of the legend of the records. */
export interface ColorKey {
  readonly value: string;
  readonly label: string;
  /** Name of the CSS variable with its colour. */
  readonly variable: string;
}

const ofTone = (tone: Tone | undefined): string => `--map-${tone ?? 'mute'}`;

/** Colours for options, which have no order of their own; after the last they begin again. */
const series = 8;

const serial = (at: number): string => `--map-serie-${(at % series) + 1}`;

/** The first colours look like those of states and of tinted communes: layers begin with purple. */
const firstOver = 3;

/**
 * Layers in the order they are drawn, boundaries below: they are the land itself. What lies over it, areas at risk and
 * networks, has a colour each.
 */
export const coloredLayers = <L extends { readonly communes: boolean }>(
  layers: readonly L[],
): readonly (L & { readonly color: string | undefined })[] => [
  ...layers.filter(({ communes }) => communes).map((layer) => ({ ...layer, color: undefined })),
  ...layers
    .filter(({ communes }) => !communes)
    .map((layer, at) => ({ ...layer, color: serial(firstOver + at) })),
];

/** Lines of a legend with what shares a colour in one: a cycle of life has more states than colours. */
export const byColor = (keys: readonly ColorKey[]): readonly ColorKey[] =>
  [...Map.groupBy(keys, ({ variable }) => variable)].map(([variable, same]) => ({
    value: same.map(({ value }) => value).join(' '),
    label: same.map(({ label }) => label).join(', '),
    variable,
  }));

/** What each colour of the records means. */
export const colorKeys = (schema: Schema, color: string): readonly ColorKey[] => {
  const field = schema.fields.find(({ name }) => name === color);
  if (!field)
    return schema.states.map(({ name, label, tone }) => ({ value: name, label, variable: ofTone(tone) }));
  if (field.kind === 'choice')
    return Object.entries(field.choices ?? {}).map(([value, label], at) => ({
      value,
      label,
      variable: serial(at),
    }));
  return [
    { value: '1', label: field.kind === 'flag' ? field.label : 'Sí', variable: ofTone(field.tone ?? 'warn') },
    { value: '0', label: field.kind === 'flag' ? 'Las demás' : 'No', variable: ofTone('info') },
  ];
};

/** The value of a CSS variable as the page has it now. */
export const cssColor = (variable: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(variable).trim();
