import type { Actor } from '../../kernel/declare/record.ts';

/** What a piece of work may be about. */
const enlaces = ['iniciativa', 'convenio', 'resolucion', 'problema', 'compromiso', 'reunion'] as const;

type Enlaces = Partial<Readonly<Record<(typeof enlaces)[number], string>>>;

/** What the rules of a piece of work read of another one. */
export interface TrabajoLeido extends Enlaces {
  readonly codigo: string;
  readonly estado: string;
}

/** What they read of the person who answers for it. */
export interface ResponsableLeido {
  readonly estado: string;
  readonly divisiones?: readonly string[];
}

/** States in which nobody waits for a piece of work any more. */
export const terminados: readonly string[] = ['COMPLETADO', 'VERIFICADO', 'CANCELADO'];

/** States after which a piece of work takes no more parts. */
const cerrados: readonly string[] = ['VERIFICADO', 'CANCELADO'];

/** A part speaks of what the whole speaks of, except where it says something else. */
export const enlacesHeredados = (propio: Enlaces, superior: TrabajoLeido | undefined): Enlaces =>
  Object.fromEntries(
    enlaces.flatMap((enlace) => {
      const id = propio[enlace] ?? superior?.[enlace];
      return id === undefined ? [] : [[enlace, id]];
    }),
  );

/** Work lies in the division of whoever answers for it: the first of theirs. */
export const divisionDe = (responsable: ResponsableLeido | undefined): string | undefined =>
  responsable?.divisiones?.[0];

/** Who captures work without naming anybody answers for it. */
export const asignacion = (
  nombrado: string | undefined,
  responsable: ResponsableLeido | undefined,
  actor: Actor,
): { readonly responsable: string; readonly division: string | undefined } =>
  nombrado && nombrado !== actor.id
    ? { responsable: nombrado, division: divisionDe(responsable) }
    : { responsable: actor.id, division: divisionDe(responsable) ?? actor.units[0] };

/** Nobody is given work who no longer works here. */
export const responsableInactivo = (responsable: ResponsableLeido | undefined): string | undefined =>
  responsable?.estado === 'INACTIVO' ? 'La cuenta de esa persona está desactivada: elija a otra.' : undefined;

/** Work that is over takes no more parts. */
export const superiorCerrado = (superior: TrabajoLeido | undefined): string | undefined =>
  superior && cerrados.includes(superior.estado)
    ? `${superior.codigo} ya está cerrado y no admite partes: elija otro trabajo.`
    : undefined;

/** Waiting for what is already done makes no sense. */
export const esperaInutil = (espera: TrabajoLeido | undefined): string | undefined =>
  espera && terminados.includes(espera.estado)
    ? `${espera.codigo} ya terminó: no hay nada que esperar.`
    : undefined;

/** The product lets work go on only when what it waits for is over; people may decide otherwise. */
export const esperaPendiente = (espera: TrabajoLeido | undefined, actor: Actor): string | undefined =>
  actor.roles.includes('SISTEMA') && espera && !terminados.includes(espera.estado)
    ? `Espera a ${espera.codigo}, que aún no termina.`
    : undefined;

/** Who answers for work does not verify it, whoever pressed «Completar» (gestion.md §2.3). */
export const verificaLoPropio = (responsable: string | undefined, actor: Actor): string | undefined =>
  responsable === actor.id
    ? 'Debe verificarlo otra persona: usted es responsable de este trabajo.'
    : undefined;

/** Handing work to whoever has it already says nothing. */
export const mismaPersona = (antes: string | undefined, ahora: string | undefined): string | undefined =>
  antes !== undefined && antes === ahora ? 'Ya es responsable esa persona: elija a otra.' : undefined;
