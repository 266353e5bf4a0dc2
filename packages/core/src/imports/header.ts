import { limpiar, plegar } from '../kernel/declare/valores/texto.ts';
import { isFormula, type Profile, type ProfileColumn } from './profile.ts';
import type { SheetRow } from './read/sheet-row.ts';
import { ImportRefusal } from './refusal.ts';

/** Rows of each sheet in which the headers may stand. */
const ROWS_SEARCHED = 30;

/** A column of the sheet that has a name. */
export interface NamedColumn {
  /** As the profile writes it when it knows the header, else as the sheet does. */
  readonly name: string;
  /** Position in the row, from 0. */
  readonly at: number;
}

/** Where everything lies in one sheet. */
export interface Layout {
  readonly hoja: number;
  /** Row of the headers. */
  readonly fila: number;
  readonly named: readonly NamedColumn[];
  /** Columns of the profile that this sheet has, and those that need no column. */
  readonly columns: readonly ProfileColumn[];
}

/** Header texts of a row; the second `FECHA` becomes `FECHA (2)`. */
const headersOf = (row: SheetRow): readonly NamedColumn[] => {
  const seen = new Map<string, number>();
  return row.celdas.flatMap((cell, at) => {
    const text = limpiar(String(cell));
    if (text === '') return [];
    const times = (seen.get(plegar(text)) ?? 0) + 1;
    seen.set(plegar(text), times);
    return [{ name: times === 1 ? text : `${text} (${times})`, at }];
  });
};

const layoutOf = (row: SheetRow, headers: readonly NamedColumn[], profile: Profile): Layout => {
  const known = [...profile.sheet.recognise, ...profile.columns.map(({ header }) => header)];
  const spelling = new Map(known.map((header) => [plegar(header), header]));
  const named = headers.map(({ name, at }) => ({ name: spelling.get(plegar(name)) ?? name, at }));
  const present = new Set(named.map(({ name }) => name));
  return {
    hoja: row.hoja,
    fila: row.fila,
    named,
    columns: profile.columns.filter(({ header }) => isFormula(header) || present.has(header)),
  };
};

const missingFrom = (headers: readonly NamedColumn[], recognise: readonly string[]): readonly string[] => {
  const present = new Set(headers.map(({ name }) => plegar(name)));
  return recognise.filter((header) => !present.has(plegar(header)));
};

/** Looks for the headers of a profile, row after row. */
export interface HeaderSearch {
  /** The layout once the row has every header the profile is recognised by. */
  readonly look: (row: SheetRow) => Layout | undefined;
  /** Why nothing was found. */
  readonly refusal: () => ImportRefusal;
}

/** Starts looking for the headers within the first rows of each sheet of a file. */
export const searchHeader = (profile: Profile): HeaderSearch => {
  const { recognise, label } = profile.sheet;
  let hoja = 0;
  let looked = 0;
  let closest = recognise;
  return {
    look: (row) => {
      looked = row.hoja === hoja ? looked + 1 : 1;
      hoja = row.hoja;
      if (looked > ROWS_SEARCHED) return undefined;
      const headers = headersOf(row);
      const missing = missingFrom(headers, recognise);
      if (missing.length === 0) return layoutOf(row, headers, profile);
      if (missing.length < closest.length) closest = missing;
      return undefined;
    },
    refusal: () =>
      hoja === 0
        ? new ImportRefusal(
            'PLANILLA_VACIA',
            'La planilla no tiene filas: revise que sea la correcta y súbala de nuevo.',
          )
        : new ImportRefusal(
            'SIN_ENCABEZADOS',
            `No parece una planilla «${label}»: en sus primeras ${ROWS_SEARCHED} filas falta ${closest.map((header) => `«${header}»`).join(', ')}. Revise los encabezados o elija otro tipo de planilla.`,
          ),
  };
};
