import { expect } from 'vitest';
import type { Command, Outcome } from '../../../kernel/runtime/write/context.ts';
import { refusalOf } from '../../../kernel/testing/actions.ts';
import type { Escenario } from './escenario.ts';

/** One line of a table: who may do a verb in which states, and where it leads. */
export interface Fila {
  readonly verbo: string;
  readonly desde: readonly string[];
  readonly hacia: string;
  readonly quienes: readonly string[];
}

/** Reads a table written for people: `verbo | desde | hacia | quiénes`, a line each. */
export const leerTabla = (texto: string): readonly Fila[] =>
  texto
    .split('\n')
    .map((linea) => linea.split('|').map((celda) => celda.trim()))
    .filter(([verbo]) => verbo)
    .map(([verbo = '', desde = '', hacia = '', quienes = '']) => ({
      verbo,
      desde: desde.split(/\s+/),
      hacia,
      quienes: quienes.split(/\s+/).filter(Boolean),
    }));

/** What a table is held against. */
export interface Caso {
  readonly escenario: Escenario;
  readonly modulo: string;
  readonly filas: readonly Fila[];
  readonly personas: Readonly<Record<string, Command>>;
  /** People who do not even see the record. */
  readonly ciegos?: readonly string[];
  readonly crear: () => Promise<Outcome>;
  /** The least each verb asks. */
  readonly minimo: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Whoever brings records to a state by a verb; some verbs want other eyes. */
  readonly conduce: (verbo: string) => Command;
}

const pasos = (filas: readonly Fila[], inicial: string): ReadonlyMap<string, readonly string[]> => {
  const caminos = new Map<string, readonly string[]>([[inicial, []]]);
  for (const [estado, camino] of caminos)
    for (const { verbo, desde, hacia } of filas)
      if (hacia !== '=' && desde.includes(estado) && !caminos.has(hacia))
        caminos.set(hacia, [...camino, verbo]);
  return caminos;
};

/** Makes a record and brings it to a state by the shortest way the table knows. */
export const llevarA = async (caso: Caso, estado: string, inicial: string): Promise<Outcome> => {
  const { escenario, minimo, conduce } = caso;
  const camino = pasos(caso.filas, inicial).get(estado);
  if (!camino) throw new Error(`The table leads nowhere near ${estado}`);
  let record = await caso.crear();
  for (const verbo of camino)
    record = await escenario.run(conduce(verbo), record, verbo, minimo[verbo] ?? {});
  return record;
};

/**
 * Holds a module against its table: every verb in every state for every person, as the ficha shows it and as the
 * server does it.
 */
export const cumpleLaTabla = async (caso: Caso): Promise<void> => {
  const { escenario, modulo, filas, personas, ciegos = [], minimo } = caso;
  const module = escenario.module(modulo);
  expect(Object.keys(module.transitions).sort()).toEqual(filas.map(({ verbo }) => verbo).sort());
  for (const estado of Object.keys(module.states)) {
    const quieto = await llevarA(caso, estado, module.initial);
    for (const [nombre, quien] of Object.entries(personas)) {
      if (ciegos.includes(nombre)) {
        expect((await refusalOf(escenario.view(quien, quieto))).kind).toBe('no_encontrado');
        continue;
      }
      const { meta } = await escenario.view(quien, quieto);
      for (const { verbo, desde, hacia, quienes } of filas) {
        const about = `${nombre} ${verbo} en ${estado}`;
        const abierto = desde.includes(estado) && quienes.includes(nombre);
        const visto = meta.verbs.find(({ name }) => name === verbo);
        expect(visto?.open ?? false, about).toBe(abierto);
        if (!abierto) {
          if (visto) expect(visto.reason, about).toMatch(/^[A-ZÁÉÍÓÚÑ«].*\.$/s);
          const refusal = await refusalOf(escenario.run(quien, quieto, verbo, minimo[verbo] ?? {}));
          expect(refusal.message, about).toMatch(/^[A-ZÁÉÍÓÚÑ«].*\.$/s);
          continue;
        }
        const propio = await llevarA(caso, estado, module.initial);
        await escenario.run(quien, propio, verbo, minimo[verbo] ?? {});
        expect((await escenario.stored(propio)).estado, about).toBe(hacia === '=' ? estado : hacia);
      }
    }
  }
};
