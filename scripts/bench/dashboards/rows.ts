import { sumarDias } from '@gore/core/kernel/declare/valores/fecha.ts';
import { idOf, stored } from '@gore/core/kernel/readmodel/testing/records.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import { estados } from '@gore/core/modules/gestion/ipr.catalogos.ts';
import { estados as estadosDeTrabajo } from '@gore/core/modules/gestion/trabajo.catalogos.ts';

const today = '2026-07-15';
const unitCount = 12;
const peopleCount = 60;
/** Ids of each kind begin at a multiple of this. */
const block = 1_000_000;

const turn = <T>(from: readonly T[], at: number): T => from[at % from.length] as T;
const scattered = (at: number, salt: number): number => Math.abs(Math.imul(at * 31 + salt, 2654435761)) >>> 7;
const unit = (at: number): string => idOf(1 + (at % unitCount));
const person = (at: number): string => idOf(100 + (at % peopleCount));
const [iprStates, workStates] = [Object.keys(estados), Object.keys(estadosDeTrabajo)];

/** The unit and person whose dashboards are measured beside those of the whole institution. */
export const someone = { unit: unit(3), person: person(3) } as const;

const few = (): readonly StoredRecord[] => [
  ...Array.from({ length: unitCount }, (_, at) =>
    stored('division', 1 + at, { sigla: `U${at}`, nombre: `División ${at}` }),
  ),
  ...Array.from({ length: peopleCount }, (_, at) => stored('usuario', 100 + at, { nombre: `Persona ${at}` })),
];

const initiative = (at: number): StoredRecord =>
  stored(
    'ipr',
    block + at,
    {
      nombre: `Iniciativa inventada ${at}`,
      division: unit(scattered(at, 1)),
      responsable: person(scattered(at, 2)),
      subtitulo: turn(['24', '29', '31', '33'], scattered(at, 3)),
      montoIniciativa: (scattered(at, 4) % 5000) * 100_000,
      tieneProblemasAbiertos: at % 9 === 0,
    },
    { estado: turn(iprStates, scattered(at, 5)), codigo: `${40_000_000 + at}-0/2026` },
  );

const work = (at: number, size: number): StoredRecord => {
  // Most work of an institution is done: what is open is a tail.
  const estado = at % 5 ? 'VERIFICADO' : turn(workStates, scattered(at, 6));
  const done = estado === 'VERIFICADO' || estado === 'COMPLETADO';
  return stored(
    'trabajo',
    2 * block + at,
    {
      titulo: `Trabajo inventado ${at}`,
      division: unit(scattered(at, 7)),
      responsable: person(scattered(at, 8)),
      iniciativa: idOf(block + (at % size)),
      vence: sumarDias(today, 40 - (scattered(at, 9) % 700)),
      ...(done ? { completadoEn: `${sumarDias(today, -(scattered(at, 10) % 700))}T15:00:00.000Z` } : {}),
    },
    { estado },
  );
};

const problem = (at: number, size: number): StoredRecord => {
  const open = at % 6 === 0;
  return stored(
    'problema',
    3 * block + at,
    {
      descripcion: `Problema inventado ${at}`,
      iniciativa: idOf(block + ((at * 7) % size)),
      impacto: turn(['BLOQUEA_PAGO', 'RETRASA_OBRA', 'RIESGO_RENDICION', 'OTRO'], scattered(at, 11)),
      tipo: 'TECNICO',
      fechaDeteccion: sumarDias(today, -(scattered(at, 12) % 700)),
      ...(open ? {} : { resueltoEn: `${sumarDias(today, -(scattered(at, 13) % 600))}T15:00:00.000Z` }),
    },
    { estado: open ? 'ABIERTO' : 'RESUELTO' },
  );
};

const alert = (at: number, size: number): StoredRecord =>
  stored(
    'alerta',
    4 * block + at,
    {
      titulo: `Alerta inventada ${at}`,
      nivel: turn(['CRITICO', 'ALTO', 'ATENCION'], scattered(at, 14)),
      regla: 'banco',
      modulo: 'ipr',
      sobre: idOf(block + ((at * 11) % size)),
      unidad: unit(at),
    },
    { estado: at % 4 ? 'CERRADA' : 'ACTIVA' },
  );

/** An institution with so many initiatives, as much work, and a tenth of each as problems and alerts. */
export function* institution(size: number): Generator<StoredRecord> {
  yield* few();
  for (let at = 0; at < size; at += 1) {
    yield initiative(at);
    yield work(at, size);
    if (at % 10 === 0) yield problem(at, size);
    if (at % 10 === 5) yield alert(at, size);
  }
}

/** A phase after another for each initiative: four lines of its history. */
export const historyOf = (size: number): string => `insert into auditoria
  (tenant, modulo, registro, seq, en, actor, verbo, campos)
  select 't', 'ipr', '01' || lpad((${block} + n)::text, 24, '0'), s,
    timestamptz '2026-07-15' - make_interval(days => 400 - s * 60 - n % 90), 'banco',
    (array['crear', 'revisar', 'admitir', 'evaluar'])[s], array['estado']
  from generate_series(0, ${size - 1}) n, generate_series(1, 4) s`;
