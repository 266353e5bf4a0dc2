/** A column of a table on paper. */
export interface PaperColumn {
  readonly label: string;
  /** Numbers stand at the right. */
  readonly numeric: boolean;
}

/** A bar of a chart. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The value as people read it. */
  readonly text: string;
}

/** A line over months in percent of a frame, or over weeks in numbers; ends where nothing has happened yet. */
export interface Curve {
  readonly label: string;
  readonly points: readonly (number | undefined)[];
}

/** A part of a document, ready to be put on paper: every value is a text a person reads. */
export type Block = { readonly title: string } & (
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'figures';
      readonly figures: readonly { readonly label: string; readonly text: string }[];
    }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: string, text: string])[] }
  | { readonly kind: 'bars'; readonly of: string; readonly bars: readonly Bar[] }
  | {
      readonly kind: 'curves';
      /** What stands under each point. */
      readonly months: readonly string[];
      readonly curves: readonly Curve[];
      /** They count; percentages otherwise. */
      readonly counts?: true;
    }
  | {
      readonly kind: 'table';
      readonly columns: readonly PaperColumn[];
      readonly rows: readonly (readonly string[])[];
      readonly totals?: readonly string[];
      /** What the table leaves out. */
      readonly note?: string;
    }
);

/** What stands on a document besides its parts. */
export interface Heading {
  readonly institution: string;
  readonly title: string;
  /** Who asked for it, when, and what was asked. */
  readonly lines: readonly string[];
  /** Address that says whether the document is genuine; a QR code and a text. */
  readonly verify: string;
  /** `1 de 3`, of a document in several parts. */
  readonly part?: string;
}

/** Pages of one document at the most; a longer one comes in parts. */
export const mostPages = 300;
