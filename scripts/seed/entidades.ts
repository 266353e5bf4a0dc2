import { digitoVerificador } from '@gore/core/kernel/declare/valores/rut.ts';
import { comunas } from './nuble.ts';

const rut = (cuerpo: number): string => `${cuerpo}-${digitoVerificador(cuerpo)}`;

/** An invented counterpart of the demonstration; `comuna` by its CUT. */
export interface EntidadDemo {
  readonly rut: string;
  readonly nombre: string;
  readonly tipo: string;
  readonly comuna?: string;
}

const servicios: readonly (readonly [string, string])[] = [
  ['Servicio de Vivienda de la demostración', 'SERVICIO'],
  ['Dirección de Vialidad de la demostración', 'SERVICIO'],
  ['Universidad de la demostración', 'UNIVERSIDAD'],
  ['Corporación de Desarrollo Productivo de la demostración', 'CORPORACION'],
];

/** One municipality for each commune and a few services, all with invented RUT. */
export const entidades: readonly EntidadDemo[] = [
  ...comunas.map(({ cut, nombre }, at) => ({
    rut: rut(69_990_100 + at * 11),
    nombre: `Municipalidad de ${nombre}`,
    tipo: 'MUNICIPIO',
    comuna: cut,
  })),
  ...servicios.map(([nombre, tipo], at) => ({ rut: rut(61_990_100 + at * 13), nombre, tipo })),
];

/** Who issues the guarantees of the demonstration. */
export const emisor = { emisor: 'Banco de la Demostración', rutEmisor: rut(97_990_000) };
