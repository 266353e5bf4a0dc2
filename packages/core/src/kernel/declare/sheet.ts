import type { Fields, ValueOf } from './field.ts';
import type { UnidadMonto } from './valores/dinero.ts';

/** A spreadsheet row as read: header text → cell text, both trimmed. */
export type RawRow = Readonly<Record<string, string>>;

/** Where a column goes. */
export type Column<F extends Fields> = { readonly [K in keyof F & string]: ColumnTo<F, K> }[keyof F & string];

interface ColumnTo<F extends Fields, K extends keyof F & string> {
  readonly to: K;
  /** Unit the sheet writes money in; pesos unless said. */
  readonly unit?: UnidadMonto;
  /** Spellings found in real sheets → the code or the text they mean; keys are compared folded. */
  readonly alias?: Readonly<Record<string, ValueOf<F[K]> extends string ? ValueOf<F[K]> : string>>;
  /** For what no alias table can say. Answers the value, or nothing to leave the field empty. */
  readonly read?: (cell: string, row: RawRow) => ValueOf<F[K]> | undefined;
  /** Separators between several values of one cell (`refs`). */
  readonly split?: RegExp;
  /** Field of the records pointed at that the cell holds, besides their code and their title (`ref`, `refs`). */
  readonly by?: string;
  /** Other headers under which sheets of the same kind carry the column. */
  readonly also?: readonly string[];
}

/** A column no field takes, though the rules of its sheet read it. */
export interface SheetHelper {
  /** What it is for, as the person sees it who says where columns go. */
  readonly label: string;
  /** Other headers under which sheets of the same kind carry it. */
  readonly also?: readonly string[];
}

/** How one known spreadsheet becomes records of a module. */
export interface Sheet<F extends Fields, S extends string> {
  readonly label: string;
  /**
   * Headers the sheet is recognised by, in whatever way they are written; the first one names its rows, and without it
   * no sheet is this one.
   */
  readonly recognise: readonly string[];
  readonly columns: Readonly<Record<string, keyof F | Column<F>>>;
  /** Columns that only rules of this sheet read (`state`, `skip`, formulas), by the header they know them by. */
  readonly helpers?: Readonly<Record<string, SheetHelper>>;
  /** State a row arrives in; the initial one unless said. */
  readonly state?: (row: RawRow) => S;
  /** Why a row is no record at all (a filler, a total), or nothing. */
  readonly skip?: (row: RawRow) => string | undefined;
  /** What a person should know about an accepted row. */
  readonly warn?: (row: RawRow) => string | undefined;
  /** What is odd about the values of a row taken together, such as dates out of order. */
  readonly doubt?: (values: Readonly<{ [K in keyof F]?: ValueOf<F[K]> }>) => string | undefined;
  /** What the row is known by the next time, for modules whose code is a sequence; within the sheet alone. */
  readonly key?: (row: RawRow) => string | undefined;
  /**
   * The sheet tells what happened already: what the rules of creation of the module refuse comes in all the same, with
   * their sentence as a warning of its row.
   */
  readonly past?: boolean;
  /** Sheets of the module whose keys mean the same: a record one of them brought may be this row, and a person decides. */
  readonly kin?: readonly string[];
  /** Columns that repeat their names, known by where they stand: those right before the column `before` are called so. */
  readonly block?: { readonly before: string; readonly columns: readonly string[] };
  /** Columns whose blank cells repeat the cell above, as printed hierarchies do. */
  readonly inherit?: readonly string[];
  /** Values every row of the sheet gives its record. */
  readonly fixed?: Readonly<{ [K in keyof F]?: ValueOf<F[K]> }>;
  /** Money columns whose sums are reconciled with the sheet. */
  readonly totals: readonly (keyof F & string)[];
}

/** A sheet profile in the form the importer holds it. */
export type AnySheet = Sheet<Fields, string>;
