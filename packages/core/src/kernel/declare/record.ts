import type { Fields, Values } from './field.ts';
import type { Policy } from './policy.ts';

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

/** Whose reach is meant: a person, their roles and their place in the institution. */
export interface Person {
  /** Id of the user record, or `sistema:<what>` for the product itself. */
  readonly id: string;
  readonly roles: readonly string[];
  /** Units the person belongs to. */
  readonly units: readonly string[];
  /** Those units and everything below them. */
  readonly subtree: readonly string[];
}

/** What somebody from outside may look at; nothing else exists for them. */
export interface ExternalReach {
  readonly modules: readonly string[];
  /** Whether they see fields marked personal. */
  readonly personal: boolean;
}

/**
 * Records of an institution that nobody works with for now, by module (Ley 19.628, art. 8 ter in the text of
 * Ley 21.719): they are kept, and no list, file, picker, search, export or alert shows them.
 */
export type Blocked = ReadonlyMap<string, ReadonlySet<string>>;

/** Who acts: always taken from the session, never from the request. */
export interface Actor extends Person {
  readonly tenant: string;
  /** What the institution changed of the declarations; the product itself has none. */
  readonly policy?: Policy;
  /** People the actor stands in for today, whose reach is theirs as well. */
  readonly standsFor?: readonly Person[];
  readonly external?: ExternalReach;
  /** The actor looks at the portal as this person would, and may write nothing. */
  readonly preview?: Person;
  /** What was blocked when the actor was resolved, at the version of the policy their request read; else read then. */
  readonly blocked?: Blocked;
}
