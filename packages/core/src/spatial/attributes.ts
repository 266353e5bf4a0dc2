import type { Json } from '../kernel/declare/json.ts';
import { comunaPorCut, cutPorNombre } from '../kernel/declare/territorio/comuna-oficial.ts';
import type { LayerLimits } from './limits.ts';

/** Which columns of a layer say what; those not said are looked for. */
export interface Mapping {
  readonly name?: string;
  readonly cut?: string;
}

type Datos = Readonly<Record<string, unknown>>;

const nameColumns =
  /^(nombre|name|nom_com|comuna|nom_comuna|localidad|etiqueta|label|titulo|glosa|descripcion)$/i;
const cutColumns = /^(cut|cut_com|cod_comuna|cod_com|codigo_comuna|codcom|comuna_cod|id_comuna|cod_ine)$/i;
const communeColumns = /^(comuna|nom_com|nom_comuna|nombre_comuna)$/i;

const find = (datos: Datos, asked: string | undefined, pattern: RegExp): unknown => {
  const names = Object.keys(datos);
  const name = asked
    ? names.find((one) => one.toLowerCase() === asked.trim().toLowerCase())
    : names.find((one) => pattern.test(one));
  return name === undefined ? undefined : datos[name];
};

const words = (value: unknown, limits: LayerLimits): string | undefined => {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).replaceAll('\0', '').trim().slice(0, limits.attributeChars).toWellFormed();
  return text === '' ? undefined : text;
};

/** What people call a feature. */
export const nameOf = (datos: Datos, mapping: Mapping, n: number, limits: LayerLimits): string =>
  words(find(datos, mapping.name, nameColumns), limits) ?? `Elemento ${n}`;

/** The commune a feature is, by its code or by its name; nothing when it says none that exists. */
export const cutOf = (datos: Datos, mapping: Mapping): string | undefined => {
  const code = find(datos, mapping.cut, cutColumns);
  const byCode =
    typeof code === 'string' || typeof code === 'number' ? comunaPorCut(String(code))?.cut : undefined;
  if (byCode) return byCode;
  const name = mapping.cut === undefined ? find(datos, undefined, communeColumns) : code;
  return typeof name === 'string' ? cutPorNombre(name) : undefined;
};

/** The columns kept: what is plain, in bounds. */
export const keptData = (datos: Datos, limits: LayerLimits): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    Object.entries(datos)
      .slice(0, limits.attributes)
      .flatMap(([name, value]) => {
        const kept =
          typeof value === 'number' && Number.isFinite(value)
            ? value
            : typeof value === 'boolean'
              ? value
              : value instanceof Date
                ? value.toISOString().slice(0, 10)
                : words(value, limits);
        return kept === undefined ? [] : [[name.slice(0, 60).toWellFormed(), kept] as const];
      }),
  );
