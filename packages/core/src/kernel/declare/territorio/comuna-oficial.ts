import { filas } from './filas.ts';
import { provincias, regiones } from './provincias.ts';

/** A line of the table: CUT, name, longitude and latitude. */
export type CommuneRow = readonly [cut: string, nombre: string, lon: number, lat: number];

/** A commune of Chile as the product knows it before any boundary is loaded. */
export interface OfficialCommune {
  /** Código único territorial: five digits, of which two name the region and three the province. */
  readonly cut: string;
  readonly nombre: string;
  readonly provincia: string;
  readonly region: string;
  /** A point inside it, WGS84 degrees. */
  readonly punto: { readonly lon: number; readonly lat: number };
}

/** The 346 communes in the order of their codes. */
export const comunasDeChile: readonly OfficialCommune[] = filas.map(([cut, nombre, lon, lat]) => ({
  cut,
  nombre,
  provincia: String(provincias[cut.slice(0, 3)]),
  region: String(regiones[cut.slice(0, 2)]),
  punto: { lon, lat },
}));

const byCut = new Map(comunasDeChile.map((comuna) => [comuna.cut, comuna]));

const folded = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '');

/** Spellings that circulate in official layers besides the one of the decree. */
const otherSpellings: Readonly<Record<string, string>> = {
  trehuaco: '16207',
  lacalera: '05502',
  llayllay: '05703',
  paiguano: '04105',
  marchihue: '06204',
  aisen: '11201',
  coihaique: '11101',
  navarino: '12201',
};

const byName = new Map<string, string>([
  ...filas.map(([cut, nombre]) => [folded(nombre), cut] as const),
  ...Object.entries(otherSpellings),
]);

/** The commune of a code; four digits are those of a region below ten that a spreadsheet robbed of its zero. */
export const comunaPorCut = (cut: string): OfficialCommune | undefined =>
  byCut.get(cut.trim().padStart(5, '0'));

/** The code of the commune a text names, whatever its capitals and accents. */
export const cutPorNombre = (name: string): string | undefined =>
  byName.get(folded(name.replace(/^\s*(i\.\s*)?(municipalidad|comuna)\s+de\s+/i, '')));
