/** A piece of a text as it is shown: words, or an address one can follow. */
export interface Piece {
  readonly text: string;
  readonly href?: string;
}

const address = /https?:\/\/[^\s<>"']+/g;

/** What ends a sentence is no part of the address before it. */
const closing = /[.,;:!?)\]]+$/;

/** A plain text in pieces, with its addresses apart; nothing in it is ever markup. */
export const piecesOf = (text: string): readonly Piece[] => {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const href = match[0].replace(closing, '');
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    pieces.push({ text: href, href });
    from = match.index + href.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
};

/** The name somebody is typing after an `@`, and where it begins; nothing when they type something else. */
export const typedMention = (
  text: string,
  caret: number,
): { readonly at: number; readonly typed: string } | undefined => {
  const match = /(?:^|\s)@([\p{L}\p{M}'. -]{0,40})$/u.exec(text.slice(0, caret));
  if (!match) return undefined;
  const typed = match[1] ?? '';
  // Two blanks end a name: what follows is the sentence.
  return /\s{2}$/.test(typed) ? undefined : { at: caret - typed.length - 1, typed };
};

/** People whose name still stands in the text after an `@`. */
export const mentionedIn = <T extends { readonly label: string }>(
  text: string,
  chosen: readonly T[],
): readonly T[] => chosen.filter(({ label }) => text.includes(`@${label}`));
