import { For } from 'solid-js';

interface HighlightedProps {
  readonly text: string;
  /** Parts that were searched, in order. */
  readonly marks: readonly (readonly [from: number, to: number])[];
}

interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

const piecesOf = ({ text, marks }: HighlightedProps): readonly Piece[] => {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    pieces.push({ text: text.slice(at, from), hit: false }, { text: text.slice(from, to), hit: true });
    at = to;
  }
  return [...pieces, { text: text.slice(at), hit: false }].filter((piece) => piece.text !== '');
};

/** A text with what was searched standing out. */
export const Highlighted = (props: HighlightedProps) => (
  <For each={piecesOf(props)}>{(piece) => (piece.hit ? <mark>{piece.text}</mark> : piece.text)}</For>
);
