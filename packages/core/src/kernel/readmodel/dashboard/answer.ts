import type { Every, Shape } from '../../declare/dashboard.ts';
import type { FieldKind } from '../../declare/field.ts';
import type { Tone } from '../../declare/module.ts';

/** What a number counts: records, whole pesos, hundredths or days. */
export type Unit = 'count' | 'money' | 'percent' | 'days';

/** A number and the list that explains it; nothing where there is none yet. */
export interface Cell {
  readonly value: number | null;
  readonly href?: string;
}

/** A number by itself. */
export interface Card extends Cell {
  readonly label: string;
  readonly unit: Unit;
  readonly tone?: Tone;
  readonly help?: string;
  /** What it is a share of. */
  readonly whole?: number;
}

/** A column of numbers. */
export interface Series {
  readonly label: string;
  readonly unit: Unit;
  readonly tone?: Tone;
  /** How it is drawn where its table is drawn in more than one way; a column that says nothing is left to the table. */
  readonly as?: 'bar' | 'line';
}

/** A row of numbers, one for each column. */
export interface Row {
  readonly label: string;
  readonly tone?: Tone;
  readonly cells: readonly Cell[];
}

/** A value of a record in a list. */
export interface Shown {
  readonly kind: FieldKind | 'flag' | 'days' | 'state';
  readonly value: unknown;
}

interface Headed {
  readonly title: string;
  readonly help?: string;
  readonly wide?: true;
}

/** A part of a dashboard, ready to be drawn, printed or read aloud. */
export type SectionAnswer = Headed &
  (
    | { readonly kind: 'cards'; readonly cards: readonly Card[] }
    | {
        readonly kind: 'list';
        readonly href?: string;
        readonly total: number;
        readonly totalExact: boolean;
        readonly columns: readonly string[];
        readonly rows: readonly {
          readonly codigo: string;
          readonly href?: string;
          readonly values: readonly Shown[];
        }[];
        readonly module: string;
      }
    | {
        readonly kind: 'table';
        readonly shape: Shape | 'curve';
        /** What the rows are. */
        readonly head: string;
        /** Length of the stretches of time the rows are. */
        readonly every?: Every;
        readonly series: readonly Series[];
        readonly rows: readonly Row[];
        /** Rows left out. */
        readonly more?: number;
      }
  );

/** A unit somebody may look at. */
export interface UnitOption {
  readonly id: string;
  readonly label: string;
}

/** A dashboard as somebody sees it. Parts they may see nothing of are left out. */
export interface DashboardAnswer {
  readonly name: string;
  readonly label: string;
  readonly about: string;
  /** Newest change the figures count in, ISO 8601; nothing in an institution without records. */
  readonly until: string | null;
  /** Date of the institution the figures were read at. */
  readonly today: string;
  /** Units to choose from, where it is about one, and the one chosen. */
  readonly units?: readonly UnitOption[];
  readonly unit?: string;
  /** Year shown, where it shows one. */
  readonly year?: number;
  readonly sections: readonly SectionAnswer[];
}
