import type { Fields, Values } from './field.ts';

/** What the kernel keeps about every record, whatever its module. */
export interface System<S extends string = string> {
  /** Lower-case ULID. */
  readonly id: string;
  /** What people call the record by: a sequence number or its natural key. */
  readonly codigo: string;
  /** Grows by one with every write; a write names the version it started from. */
  readonly version: number;
  readonly estado: S;
  /** When the record entered its state. */
  readonly estadoDesde: string;
  readonly creadoEn: string;
  readonly creadoPor: string;
  readonly actualizadoEn: string;
  readonly actualizadoPor: string;
  readonly eliminadoEn?: string;
}

/** A record as rules see it: its values and what the kernel keeps about it. */
export type Item<F extends Fields, S extends string = string> = Values<F> & System<S>;

/** Names of the system values that filters, sorts and columns may use. */
export type SystemField = keyof System;

/** The system values by name, with what a person reads over their column. */
export const systemLabels: Readonly<Record<SystemField, string>> = {
  id: 'Identificador',
  codigo: 'Código',
  version: 'Versión',
  estado: 'Estado',
  estadoDesde: 'En este estado desde',
  creadoEn: 'Creado',
  creadoPor: 'Creado por',
  actualizadoEn: 'Último cambio',
  actualizadoPor: 'Cambiado por',
  eliminadoEn: 'Eliminado',
};

/** Who acts: always taken from the session, never from the request. */
export interface Actor {
  /** Id of the user record, or `sistema:<what>` for the product itself. */
  readonly id: string;
  readonly tenant: string;
  readonly roles: readonly string[];
  /** Units the person belongs to. */
  readonly units: readonly string[];
  /** Those units and everything below them. */
  readonly subtree: readonly string[];
}
