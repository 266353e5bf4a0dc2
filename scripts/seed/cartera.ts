import { comunaPorCut } from '@gore/core/kernel/declare/territorio/comuna-oficial.ts';
import type { Mecanismo } from '@gore/core/modules/gestion/ipr.catalogos.ts';
import { comunas } from './nuble.ts';

/** An invented initiative, in the words of the module. */
export interface Ficticia {
  readonly values: Readonly<Record<string, unknown>>;
  readonly estado: string;
  readonly comuna: string;
  readonly division: string;
}

const obras: readonly (readonly [string, Mecanismo, string, string])[] = [
  ['Reposición posta de salud rural', 'SNI', '31', 'DIT'],
  ['Construcción sede social', 'FRIL', '33', 'DIPIR'],
  ['Mejoramiento plaza de armas', 'FRIL', '33', 'DIPIR'],
  ['Conservación caminos vecinales', 'C33', '31', 'DIT'],
  ['Adquisición camión limpiafosas', 'C33', '29', 'DIPIR'],
  ['Ampliación red de agua potable rural', 'SNI', '31', 'DIT'],
  ['Programa de apoyo a la agricultura familiar', 'GLOSA06', '24', 'DIFOI'],
  ['Transferencia competencias turísticas', 'TRANSFER', '24', 'DIFOI'],
  ['Talleres deportivos para personas mayores', 'SUBV8', '24', 'DIDESO'],
  ['Innovación en viñas patrimoniales', 'FRPD', '33', 'DIFOI'],
  ['Construcción cubierta multicancha', 'FRIL', '33', 'DIPIR'],
  ['Reposición puente peatonal', 'SNI', '31', 'DIT'],
];

const etapas = [
  'INGRESADO',
  'EN_REVISION',
  'ADMISIBLE',
  'EN_EVALUACION',
  'FI',
  'CDP_EMITIDO',
  'FORMALIZADO',
  'EN_LICITACION',
  'EN_EJECUCION',
  'EN_OBRA',
  'EN_RENDICION',
  'CERRADO',
] as const;

const favorable: Readonly<Record<Mecanismo, string>> = {
  SNI: 'RS',
  C33: 'AD',
  FRIL: 'AT',
  GLOSA06: 'RF',
  TRANSFER: 'ITF',
  SUBV8: 'SEL',
  FRPD: 'SEL',
};

const evaluadas = new Set<string>(etapas.slice(5));
const ejecutadas = new Set<string>(['EN_EJECUCION', 'EN_OBRA', 'EN_RENDICION', 'CERRADO']);

const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

type Lugar = { readonly lon: number; readonly lat: number };

const vertices = ({ lon, lat }: Lugar, pasos: readonly (readonly [number, number])[]) =>
  pasos.map(([east, north]) => [rounded(lon + east), rounded(lat + north)]);

/** Works that are a line or an area, by their place among the works: roads, and sectors with drinking water. */
const trazados: Readonly<Record<number, (lugar: Lugar) => unknown>> = {
  3: (lugar) => ({
    type: 'LineString',
    coordinates: vertices(lugar, [
      [-0.045, -0.02],
      [-0.02, -0.012],
      [0, 0],
      [0.018, 0.021],
      [0.05, 0.026],
    ]),
  }),
  5: (lugar) => ({
    type: 'Polygon',
    coordinates: [
      vertices(lugar, [
        [-0.025, -0.015],
        [0.02, -0.02],
        [0.03, 0.01],
        [0.005, 0.024],
        [-0.025, -0.015],
      ]),
    ],
  }),
};

/** Somewhere within some kilometres of the commune's point; a few initiatives have no place, as in every real portfolio. */
const lugarDe = (cut: string, at: number): Readonly<Record<string, unknown>> => {
  const punto = comunaPorCut(cut)?.punto;
  if (!punto || at % 11 === 10) return {};
  const [east, north] = [Math.sin(at * 12.9898) * 0.06, Math.cos(at * 78.233) * 0.05];
  const lugar = { lon: rounded(punto.lon + east), lat: rounded(punto.lat + north) };
  const trazado = trazados[at % obras.length]?.(lugar);
  return { ubicacion: lugar, ...(trazado ? { trazado } : {}) };
};

/** The initiatives of the demonstration: always the same ones, one for each commune and kind of work in turn. */
export const cartera = (cuantas: number): readonly Ficticia[] =>
  Array.from({ length: cuantas }, (_, at) => {
    const [obra, mecanismo, subtitulo, division] = obras[at % obras.length] ?? obras[0] ?? [];
    const comuna = comunas[(at * 5) % comunas.length];
    if (!obra || !mecanismo || !comuna) throw new Error('The demonstration has no works or communes.');
    const estado = etapas[(at * 7) % etapas.length] ?? 'INGRESADO';
    const anio = 2023 + (at % 4);
    const monto = (35 + ((at * 137) % 900)) * 1_000_000;
    const avance = estado === 'CERRADO' ? 100 : (at * 13) % 95;
    return {
      estado,
      comuna: comuna.cut,
      division: division ?? 'DIPIR',
      values: {
        nombre: `${obra}, comuna de ${comuna.nombre}`,
        bip: String(40_090_000 + at),
        sufijo: 0,
        anioPresupuestario: anio,
        anioPostulacion: anio - 1,
        mecanismo,
        subtitulo,
        fondo: 'FNDR',
        naturaleza: subtitulo === '24' ? 'PROGRAMA' : subtitulo === '29' ? 'ANF' : 'PROYECTO',
        etapa: 'EJECUCION',
        origen: at % 3 ? 'MUNICIPIO' : 'SECTORIAL',
        alcance: 'COMUNAL',
        vigencia: 'VIGENTE',
        ...lugarDe(comuna.cut, at),
        unidadTecnica: `Municipalidad de ${comuna.nombre}`,
        montoIniciativa: monto,
        montoFndr: monto,
        gastoVigente: Math.round(monto * 0.35),
        gastoSiguientes: at % 3 ? Math.round(monto * 0.2) : 0,
        ...(evaluadas.has(estado)
          ? { rateActual: favorable[mecanismo], fechaRate: `${anio}-03-1${at % 10}`, montoAprobado: monto }
          : {}),
        ...(ejecutadas.has(estado)
          ? {
              avanceFisico: avance,
              avanceFinanciero: Math.max(0, avance - 8),
              fechaAvance: `2026-${at % 2 ? '10' : '11'}-1${at % 10}`,
              fechaInicio: `${anio}-08-01`,
              fechaTermino: at % 5 ? '2027-06-30' : '2026-09-30',
            }
          : {}),
      },
    };
  });
