/** A page of HTML to be put on paper. */
export interface Print {
  readonly html: string;
  /** HTML at the top and at the foot of every page. */
  readonly header: string;
  readonly footer: string;
  readonly landscape?: boolean;
  /** Gives it up when it fires. */
  readonly signal?: AbortSignal;
}

/** What came out. */
export interface Printed {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** Puts HTML on paper: PDF with tags and an outline. */
export interface Printer {
  /** @throws MissingPrinter when this machine has nothing to print with. */
  readonly print: (print: Print) => Promise<Printed>;
  readonly close: () => Promise<void>;
}

/** There is nothing to print with. */
export class MissingPrinter extends Error {
  override readonly name = 'MissingPrinter';
}
