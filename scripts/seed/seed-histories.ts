import { sumarDias } from '@gore/core/kernel/declare/valores/fecha.ts';
import { relojFijo } from '@gore/core/kernel/runtime/clock/reloj.ts';
import type { Outcome, WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import type { Ficticia } from './cartera.ts';
import { doing } from './seed-work.ts';

interface Place {
  readonly tenant: string;
  readonly units: ReadonlyMap<string, { readonly id: string }>;
  readonly communes: ReadonlyMap<string, string>;
  /** Who answers for the initiatives of each unit. */
  readonly people: ReadonlyMap<string, string>;
  /** Everybody of each unit, its head last. */
  readonly staff: ReadonlyMap<string, readonly string[]>;
}

/** A verb on the way of an initiative, and the days it usually takes until somebody does it. */
interface Step {
  readonly verb: string;
  readonly days: number;
  /** The head of the unit does it; whoever runs the region does the others, as four eyes ask. */
  readonly byHead?: true;
  readonly input?: (day: string, monto: number) => Readonly<Record<string, unknown>>;
}

const entrance: readonly Step[] = [
  { verb: 'revisar', days: 14 },
  { verb: 'admitir', days: 26 },
  { verb: 'evaluar', days: 9 },
];
const paper = () => ({ documento: 'Oficio de la demostración' });
const favourable = (verb: string): readonly Step[] => [
  { verb, days: 48, byHead: true, input: (day) => ({ fechaRate: day }) },
  { verb: 'emitirCdp', days: 33, input: (_, monto) => ({ ...paper(), montoAprobado: monto }) },
];
const agreement: readonly Step[] = [
  { verb: 'formalizar', days: 11 },
  { verb: 'concluirFormalizacion', days: 44 },
];
const begin = (day: string) => ({ fechaInicio: day });

/** The way to each state the histories end in. */
const ways: Readonly<Record<string, (evaluation: string) => readonly Step[]>> = {
  FI: () => [
    ...entrance,
    {
      verb: 'pedirInformacion',
      days: 31,
      byHead: true,
      input: (day) => ({ motivo: 'Faltan los planos', fechaRate: day }),
    },
  ],
  CDP_EMITIDO: (evaluation) => [...entrance, ...favourable(evaluation)],
  EN_EJECUCION: (evaluation) => [
    ...entrance,
    ...favourable(evaluation),
    ...agreement,
    { verb: 'iniciarEjecucion', days: 18, input: begin },
  ],
  EN_OBRA: (evaluation) => [
    ...entrance,
    ...favourable(evaluation),
    ...agreement,
    { verb: 'licitar', days: 15 },
    { verb: 'adjudicar', days: 52 },
    { verb: 'iniciarObra', days: 16, input: begin },
  ],
};

const evaluations: Readonly<Record<string, string>> = {
  SNI: 'registrarRS',
  C33: 'registrarAD',
  SUBV8: 'seleccionar',
};

/** What a mechanism asks for before money is committed. */
const asked: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  C33: { categoriaC33: 'CONSERVACION_CAMINOS' },
  SUBV8: { puntaje: 82 },
};

const mostHistories = 24;

/** Initiatives that are written as they came to be, step by step: some of each dozen, in units that have a head. */
export const withHistory = (
  all: readonly Ficticia[],
  staff: ReadonlyMap<string, readonly string[]>,
): readonly Ficticia[] =>
  all
    .filter(
      ({ values, estado, division }, at) =>
        Math.floor(at / 12) % 2 === 0 &&
        ways[estado] !== undefined &&
        evaluations[String(values.mecanismo)] !== undefined &&
        (staff.get(division)?.length ?? 0) > 1,
    )
    .slice(0, mostHistories);

/** What only the way of an initiative may say. */
const later = [
  'rateActual',
  'fechaRate',
  'montoAprobado',
  'avanceFisico',
  'avanceFinanciero',
  'fechaAvance',
  'fechaInicio',
];

/** Morning of a day, in UTC. */
const morningOf = (day: string): string => `${day}T14:00:00.000Z`;

/** Each initiative takes its time: from six to eleven tenths of the usual. */
const paceOf = (at: number): number => 0.6 + ((at * 7) % 6) / 10;

/**
 * Writes initiatives as they came to be over the past year: every verb on its own day, by whom it falls to, through the
 * ordinary writes with a clock that stands on that day. Their history is what the days in each phase are counted from.
 *
 * @returns their ids, in order.
 */
export const seedHistories = async (
  deps: WriteDeps,
  { tenant, units, communes, people, staff }: Place,
  initiatives: readonly Ficticia[],
): Promise<readonly string[]> => {
  const today = deps.clockOf(tenant).hoy();
  const chair = staff.get('AR')?.[0] ?? '';
  const on = (day: string) => {
    const clock = relojFijo(morningOf(day));
    return doing({ ...deps, clockOf: () => clock }, tenant);
  };
  const live = async ({ values, estado, comuna, division }: Ficticia, at: number): Promise<Outcome> => {
    const steps = ways[estado]?.(evaluations[String(values.mecanismo)] ?? '') ?? [];
    const pace = paceOf(at);
    const lasts = steps.map(({ days }) => Math.max(1, Math.round(days * pace)));
    let day = sumarDias(today, -lasts.reduce((sum, days) => sum + days, 8 + (at % 9)));
    const given = Object.fromEntries(Object.entries(values).filter(([name]) => !later.includes(name)));
    let record = await on(day).create(chair, `historia-${at}`, 'ipr', {
      ...given,
      ...asked[String(values.mecanismo)],
      division: units.get(division)?.id,
      comunas: [communes.get(comuna)],
      responsable: people.get(division),
    });
    for (const [index, { verb, byHead, input }] of steps.entries()) {
      day = sumarDias(day, lasts[index] ?? 1);
      const by = byHead ? (staff.get(division)?.at(-1) ?? chair) : chair;
      const said = input?.(day, Number(values.montoIniciativa)) ?? (verb === 'revisar' ? {} : paper());
      const typed = verb === 'admitir' ? { mecanismo: values.mecanismo } : said;
      record = await on(day).run(by, `historia-${at}`, record, verb, typed);
    }
    return record;
  };
  const ids: string[] = [];
  for (const [at, one] of initiatives.entries()) ids.push((await live(one, at)).id);
  return ids;
};
