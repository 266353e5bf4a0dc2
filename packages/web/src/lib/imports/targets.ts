import { producto } from '@gore/core/modules/producto.ts';

/** A module that takes spreadsheets, and the sheets it knows. */
export interface ImportTarget {
  readonly name: string;
  readonly label: string;
  readonly sheets: readonly { readonly name: string; readonly label: string }[];
}

/** Modules that take spreadsheets. For the pages at build time: the declarations never reach the browser. */
export const importTargets = (): readonly ImportTarget[] =>
  producto.modules
    .map(({ name, label, sheets }) => ({
      name,
      label: label.many,
      sheets: Object.entries(sheets).map(([sheet, profile]) => ({ name: sheet, label: profile.label })),
    }))
    .filter(({ sheets }) => sheets.length > 0);
