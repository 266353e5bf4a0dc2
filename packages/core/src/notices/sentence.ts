import type { Json } from '../kernel/declare/json.ts';
import type { AnyModule } from '../kernel/declare/module.ts';
import { type Importance, type Notice, sentenceParts } from '../kernel/declare/notice.ts';
import type { Labels } from '../kernel/runtime/view/record.ts';
import { valueWords } from '../personal-data/words.ts';

/** A record as the person may see it: what they may not is not there. */
export type Visible = Readonly<Record<string, unknown>>;

/** Characters of a value in a sentence, and of a long text the inbox quotes. */
const longest = { value: 120, quote: 160 } as const;

/** A text cut at a word, or in the middle of one that is too long, never inside a character. */
export const shorten = (text: string, most: number): string => {
  const plain = text.replace(/\s+/g, ' ').trim();
  const letters = [...new Intl.Segmenter('es').segment(plain)].map(({ segment }) => segment);
  if (letters.length <= most) return plain;
  const cut = letters.slice(0, most - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > cut.length / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
};

const namesFor = (labels: Labels, module: string | undefined): ReadonlyMap<string, string> =>
  new Map(Object.entries((module === undefined ? undefined : labels[module]) ?? {}));

const saidValue = (module: AnyModule, visible: Visible, labels: Labels, name: string): string => {
  const value = visible[name];
  if (value === undefined || value === null || value === '') return '—';
  if (name === 'estado') return module.states[String(value)]?.label ?? String(value);
  const field = module.fields[name] ?? module.computed[name]?.field;
  return field
    ? shorten(valueWords(field, value as Json, namesFor(labels, field.module)), longest.value)
    : String(value);
};

/** The sentence of a notice about a record as somebody may see it. @param actor name of whoever did it */
export const sentenceOf = (
  module: AnyModule,
  { says }: Notice,
  visible: Visible,
  labels: Labels,
  actor: string,
): string =>
  sentenceParts(says)
    .map((part) => {
      if ('words' in part) return part.words;
      return part.value === 'actor' ? actor : saidValue(module, visible, labels, part.value);
    })
    .join('');

/** The beginning of the long text a notice quotes, where there is one to see. */
export const quoteOf = ({ detail }: Notice, visible: Visible): string | undefined => {
  const text = detail === undefined ? undefined : visible[detail];
  return typeof text === 'string' && text ? shorten(text, longest.quote) : undefined;
};

/** The sentence of a notice that stands for many records of one job. */
export const batchSentence = ({ label }: AnyModule, notice: Notice, batch: string): string =>
  `${notice.label}: ${label.feminine ? 'varias' : 'varios'} ${label.many.toLowerCase()} a la vez (${batch}).`;

const weights: Readonly<Record<Importance, number>> = { urgente: 0, alta: 1, normal: 2, baja: 3 };

const list = new Intl.ListFormat('es', { type: 'conjunction' });

/**
 * The sentence of a notice that stands for several of its module, the gravest counted first.
 *
 * @param counts how many of each kind
 */
export const togetherSentence = (
  { label, notices }: AnyModule,
  counts: Readonly<Record<string, number>>,
): string => {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const parts = Object.entries(notices)
    .toSorted(([, a], [, b]) => weights[a.importance ?? 'normal'] - weights[b.importance ?? 'normal'])
    .flatMap(([kind, { together }]) => {
      const count = counts[kind] ?? 0;
      return together && count ? [`${count} ${count === 1 ? together.one : together.many}`] : [];
    });
  const news = label.feminine ? 'nuevas' : 'nuevos';
  return `${total} ${label.many.toLowerCase()} ${news}: ${list.format(parts)}`;
};
