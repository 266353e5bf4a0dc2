import { formatearRut } from '@gore/core/kernel/declare/valores/rut.ts';

/** Shorter values stand in too many words to be anybody's. */
const SHORTEST = 5;

/**
 * Personal values of a source and what stands for each in its copy, to be found wherever somebody wrote them: the name
 * of a person inside the title of a meeting.
 */
export class Dictionary {
  /** By their first letters, so that a text is walked once. */
  readonly #byStart = new Map<string, { readonly value: string; readonly other: string }[]>();
  readonly #known = new Set<string>();

  get size(): number {
    return this.#known.size;
  }

  add(value: string, other: string): void {
    const lower = value.trim().toLowerCase();
    if (lower.length < SHORTEST || this.#known.has(lower)) return;
    this.#known.add(lower);
    const start = lower.slice(0, SHORTEST);
    const list = this.#byStart.get(start) ?? [];
    list.push({ value: lower, other });
    list.sort((a, b) => b.value.length - a.value.length);
    this.#byStart.set(start, list);
  }

  /** A RUN as it is kept, as people write it, and without its dash. */
  addRun(run: string, other: string): void {
    this.add(run, other);
    this.add(formatearRut(run), formatearRut(other));
    this.add(run.replace('-', ''), other.replace('-', ''));
  }

  /** The text with every known value replaced, capitals or not. */
  clean(text: string): string {
    if (text.length < SHORTEST) return text;
    const lower = text.toLowerCase();
    // Lower case that changes the length would put every later place off.
    if (lower.length !== text.length) return this.#known.has(lower) ? '' : text;
    let clean = '';
    let from = 0;
    for (let at = 0; at <= lower.length - SHORTEST; ) {
      const found = this.#byStart
        .get(lower.slice(at, at + SHORTEST))
        ?.find(({ value }) => lower.startsWith(value, at));
      if (!found) {
        at += 1;
        continue;
      }
      clean += text.slice(from, at) + found.other;
      at += found.value.length;
      from = at;
    }
    return clean + text.slice(from);
  }
}
