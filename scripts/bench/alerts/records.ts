import type { Json } from '@gore/core/kernel/declare/json.ts';
import { sumarDias } from '@gore/core/kernel/declare/valores/fecha.ts';
import { idOf, stored } from '@gore/core/kernel/readmodel/testing/records.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';

/** Modules the bench fills, each with as many records as it is told. */
export const benchModules = [
  'ipr',
  'convenio',
  'cuota',
  'garantia',
  'rendicion',
  'trabajo',
  'compromiso',
] as const;

type BenchModule = (typeof benchModules)[number];

const people = Array.from({ length: 60 }, (_, at) => idOf(900_000_000 + at));
const units = Array.from({ length: 8 }, (_, at) => idOf(910_000_000 + at));

/** People and units the records name. */
export const benchStaff = {
  people: people.map((id, at) => ({
    id,
    roles: new Set([at < 3 ? 'ADMIN_REGIONAL' : at < 11 ? 'JEFE_DIVISION' : 'ENCARGADO']),
    units: [units[at % units.length] ?? ''],
  })),
  above: new Map<string, string>(),
};

/** Every tenth record is late; the rest lie far ahead. */
const dueOn = (at: number, today: string): string => sumarDias(today, at % 10 === 0 ? -(at % 30) - 1 : 400);

const valuesOf = (
  at: number,
  today: string,
): Readonly<Record<BenchModule, readonly [string, Record<string, Json>]>> => {
  const [responsable = '', division = ''] = [people[at % people.length], units[at % units.length]];
  const vence = dueOn(at, today);
  const convenio = idOf(20_000_000 + at);
  return {
    ipr: [
      'EN_OBRA',
      {
        nombre: `Obra ${at}`,
        responsable,
        division,
        avanceFisico: 40,
        avanceFinanciero: 35,
        fechaAvance: sumarDias(today, at % 10 === 0 ? -45 : -5),
      },
    ],
    convenio: [
      'VIGENTE',
      { materia: `Convenio ${at}`, referente: responsable, division, vigenteHasta: vence },
    ],
    cuota: ['PENDIENTE', { convenio, numero: 1, monto: 1000, vence }],
    garantia: ['VIGENTE', { convenio, numero: String(at), vence }],
    rendicion: ['PENDIENTE', { convenio, numero: 1, plazo: vence }],
    trabajo: ['PENDIENTE', { titulo: `Trabajo ${at}`, responsable, division, vence }],
    compromiso: ['PENDIENTE', { descripcion: `Compromiso ${at}`, responsable, division, vence }],
  };
};

/** A slice of the records of the bench, of every module. */
export const benchRecords = (from: number, count: number, today: string): readonly StoredRecord[] =>
  Array.from({ length: count }, (_, step) => from + step).flatMap((at) =>
    benchModules.map((module, place) => {
      const [estado, data] = valuesOf(at, today)[module];
      return stored(module, (place + 1) * 10_000_000 + at, data, { estado });
    }),
  );
