import { idOf, stored } from '@gore/core/kernel/readmodel/testing/records.ts';

/** Units: the first has a department below it. */
export const units = { uno: idOf(1), dentro: idOf(2), dos: idOf(3) } as const;
/** People of the first unit, its department and the second. */
export const people = { eva: idOf(11), luz: idOf(12), raul: idOf(13) } as const;

/** Words no wall may show. */
export const secretWords = ['Eva Soto', 'Luz Pinto', 'Raúl Mora', 'se lo dijo a su vecina'];

const today = '2026-07-15';
const dayBefore = (days: number) =>
  new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

const at = <T>(from: readonly [T, ...T[]], n: number): T => from[n % from.length] ?? from[0];
const [unitIds, peopleIds] = [
  [units.uno, units.dentro, units.dos] as const,
  [people.eva, people.luz, people.raul] as const,
];

/** A number that looks like chance and is the same every time. */
const scattered = (n: number, salt: number): number => Math.abs(Math.imul(n * 31 + salt, 2654435761)) >>> 7;

const iprStates = ['INGRESADO', 'EN_EVALUACION', 'EN_EJECUCION', 'EN_OBRA', 'CERRADO', 'ANULADO'] as const;
const workStates = [
  'PENDIENTE',
  'EN_PROGRESO',
  'BLOQUEADO',
  'COMPLETADO',
  'VERIFICADO',
  'CANCELADO',
] as const;
const problemStates = ['ABIERTO', 'EN_GESTION', 'RESUELTO', 'CERRADO_SIN_RESOLVER'] as const;

const initiatives = Array.from({ length: 60 }, (_, n) =>
  stored(
    'ipr',
    1000 + n,
    {
      nombre: `Iniciativa ${n}`,
      ...(n % 13 ? { division: at(unitIds, n) } : {}),
      responsable: at(peopleIds, n),
      ...(n % 7 ? { subtitulo: at(['24', '31', '33'], scattered(n, 1)) } : {}),
      montoIniciativa: (scattered(n, 2) % 1000) * 1_000_000,
      tieneProblemasAbiertos: n % 4 === 0,
    },
    { estado: at(iprStates, scattered(n, 3)) },
  ),
);

const work = Array.from({ length: 240 }, (_, n) => {
  const estado = at(workStates, scattered(n, 4));
  const done = estado === 'COMPLETADO' || estado === 'VERIFICADO';
  return stored(
    'trabajo',
    2000 + n,
    {
      titulo: `Trabajo ${n} que se lo dijo a su vecina`,
      division: at(unitIds, n),
      responsable: at(peopleIds, n),
      ...(n % 5 ? { vence: dayBefore((scattered(n, 5) % 60) - 30) } : {}),
      // Late in the evening of Chile it is already tomorrow in UTC.
      ...(done
        ? { completadoEn: `${dayBefore(scattered(n, 6) % 20)}T${n % 2 ? '02' : '18'}:30:00.000Z` }
        : {}),
    },
    { estado, creadoPor: idOf(99) },
  );
});

const problems = Array.from({ length: 90 }, (_, n) => {
  const estado = at(problemStates, scattered(n, 7));
  return stored(
    'problema',
    3000 + n,
    {
      descripcion: `El vecino se lo dijo a su vecina ${n}`,
      iniciativa: idOf(1000 + (n % 60)),
      impacto: at(['BLOQUEA_PAGO', 'RETRASA_OBRA', 'RIESGO_RENDICION', 'OTRO'], scattered(n, 8)),
      tipo: 'TECNICO',
      fechaDeteccion: dayBefore(scattered(n, 9) % 120),
      ...(estado === 'RESUELTO' ? { resueltoEn: `${dayBefore(scattered(n, 10) % 80)}T15:00:00.000Z` } : {}),
    },
    { estado },
  );
});

const instalments = Array.from({ length: 40 }, (_, n) => {
  const paid = n % 3 === 0;
  return stored(
    'cuota',
    4000 + n,
    {
      numero: n + 1,
      monto: (n + 1) * 1_000_000,
      vence: `2026-${String((n % 12) + 1).padStart(2, '0')}-10`,
      ...(paid
        ? { montoPagado: (n + 1) * 900_000, pagadaEl: `2026-${String((n % 7) + 1).padStart(2, '0')}-20` }
        : {}),
    },
    { estado: paid ? 'PAGADO' : 'PENDIENTE' },
  );
});

const alerts = Array.from({ length: 30 }, (_, n) =>
  stored(
    'alerta',
    5000 + n,
    {
      titulo: `Alerta ${n}`,
      nivel: at(['CRITICO', 'ALTO', 'ATENCION'], scattered(n, 11)),
      regla: 'prueba',
      modulo: 'ipr',
      sobre: idOf(1000 + n),
      explicacion: 'Quien responde se lo dijo a su vecina',
      destinatarios: [at(peopleIds, n)],
    },
    { estado: at(['ACTIVA', 'CERRADA'], scattered(n, 12)) },
  ),
);

/** Everything there is in the institution of the tests, at noon of 15 July 2026. */
export const records = {
  ipr: initiatives,
  trabajo: work,
  problema: problems,
  cuota: instalments,
  alerta: alerts,
  division: [
    stored('division', 1, { sigla: 'UNO', nombre: 'División Uno' }),
    stored('division', 2, { sigla: 'DEN', nombre: 'Departamento de adentro', superior: units.uno }),
    stored('division', 3, { sigla: 'DOS', nombre: 'División Dos' }),
  ],
  usuario: [
    stored('usuario', 11, { nombre: 'Eva Soto' }),
    stored('usuario', 12, { nombre: 'Luz Pinto' }),
    stored('usuario', 13, { nombre: 'Raúl Mora' }),
  ],
};
