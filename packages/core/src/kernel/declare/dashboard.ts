import type { Tone } from './module.ts';

/**
 * The records a figure is about, as the address of their list would say it: a ready-made filter and conditions on
 * fields (`{ estado: 'PENDIENTE,BLOQUEADO', 'vence.max': '@hoy' }`). A field of what a reference points at is written
 * `iniciativa.division`. Besides the days that move of every address, `@semana`, `@mes` and `@anio` are the first day
 * of the current ones, and `@ejercicio` is the year a dashboard shows.
 */
export interface Asked {
  readonly module: string;
  readonly filter?: string;
  readonly having?: Readonly<Record<string, string>>;
}

/** A number: how many records there are, or what a field of theirs adds up to. */
export interface Figure {
  readonly label: string;
  readonly of: Asked;
  /** Field that is added up instead of counting. */
  readonly sum?: string;
  /** What it is a share of; it then reads as a percentage. */
  readonly whole?: Asked;
  readonly tone?: Tone;
  readonly help?: string;
}

/** A figure told apart by when something happened. */
export interface DatedFigure extends Figure {
  /** Date or instant of each record. */
  readonly on: string;
}

/** Length of the stretches of a trend. */
export type Every = 'day' | 'week' | 'month';

/** How a table is drawn; it can always be read as a table too. */
export type Shape = 'bars' | 'stack' | 'lines' | 'ring' | 'table';

/** A part of a dashboard, answered by one query. */
export type DashboardSection = {
  readonly title: string;
  readonly help?: string;
  /** Takes the whole width. */
  readonly wide?: true;
} & (
  | { readonly kind: 'cards'; readonly figures: readonly Figure[] }
  | {
      readonly kind: 'list';
      readonly of: Asked;
      readonly columns: readonly string[];
      readonly sort?: string;
      readonly most: number;
      /** Columns a wall board shows; without them the list stays off it. */
      readonly wall?: readonly string[];
    }
  | {
      /** A row for each value of a field all the figures share. */
      readonly kind: 'groups';
      readonly by: string;
      readonly series: readonly Figure[];
      readonly shape: Shape;
      /** Rows shown at the most, those with most of the first figure. */
      readonly most?: number;
    }
  | {
      /** A row for each of the last days, weeks or months, the current one included. */
      readonly kind: 'trend';
      readonly every: Every;
      readonly last: number;
      readonly series: readonly DatedFigure[];
      readonly shape: Shape;
    }
  | {
      /** Records by two of their fields. */
      readonly kind: 'matrix';
      readonly of: Asked;
      readonly rows: string;
      readonly columns: string;
      readonly sum?: string;
    }
  | {
      /** A year month by month: what was planned and what was done, each also accumulated (gestion.md §5.4). */
      readonly kind: 'curve';
      readonly planned: DatedFigure;
      readonly actual: DatedFigure;
      /** What both are a percentage of, month by month. */
      readonly frame?: DatedFigure;
    }
  | {
      /** What was done of the frame of each month, accumulated, a line for each of the last years (gestion.md §5.4). */
      readonly kind: 'years';
      readonly actual: DatedFigure;
      readonly frame: DatedFigure;
      /** Years back, that shown included. */
      readonly last: number;
    }
  | {
      /** Days records stayed in each phase of their states, of those that left it lately; from the history. */
      readonly kind: 'phases';
      readonly module: string;
      /** Days back in which the phase was left. */
      readonly last: number;
      /** Reference by whose values it is compared. */
      readonly by: string;
    }
);

/** How a dashboard is about one unit and those below it: that of whoever looks, or one of theirs they choose. */
export interface UnitRule {
  readonly module: string;
  /** Reference of a unit to the one above it. */
  readonly above: string;
  /** Where each module names the unit; what is not here stays off the dashboard. */
  readonly by: Readonly<Record<string, string>>;
}

/** How things stand, for somebody who decides: figures that each lead to the list that explains them. */
export interface Dashboard {
  readonly name: string;
  readonly label: string;
  readonly about: string;
  /** Power whose holders see it; everybody unless said. */
  readonly power?: string;
  readonly unit?: UnitRule;
  /** It can be shown on a wall, by a token of its own. */
  readonly wall?: true;
  readonly sections: readonly DashboardSection[];
}

/** The records each figure of a section is about. */
export const askedBy = (section: DashboardSection): readonly Asked[] => {
  const ofFigures = (figures: readonly Figure[]) =>
    figures.flatMap(({ of, whole }) => (whole ? [of, whole] : [of]));
  switch (section.kind) {
    case 'cards':
      return ofFigures(section.figures);
    case 'groups':
    case 'trend':
      return ofFigures(section.series);
    case 'list':
    case 'matrix':
      return [section.of];
    case 'curve':
      return ofFigures([section.planned, section.actual, ...(section.frame ? [section.frame] : [])]);
    case 'years':
      return ofFigures([section.actual, section.frame]);
    case 'phases':
      return [{ module: section.module }];
  }
};
