import type { Prepared } from '../data/prepared.ts';
import { oneOf } from './turns.ts';

const states = [
  'INGRESADO',
  'EN_REVISION',
  'ADMISIBLE',
  'EN_EVALUACION',
  'FI',
  'FORMALIZADO',
  'EN_OBRA',
  'CERRADO',
];
const mechanisms = ['SNI', 'FRIL', 'C33', 'GLOSA06', 'TRANSFER', 'SUBV8', 'FRPD'];
const orders = ['-montoIniciativa', 'montoIniciativa', 'codigo', '-actualizadoEn', 'nombre', '-avanceFisico'];
const texts = [
  'posta rural',
  'agua potable',
  'puente peatonal',
  'sede social chillan',
  'viñas patrimoniales',
  'camion limpiafosas',
  'cubierta multicancha coihueco',
  'caminos vecinales yungay',
  'quinchamali',
  'los coigues',
  'adultos mayores',
  'plaza armas quillon',
  'villa nevados',
  'agricultura familiar ninhue',
];
const parts = ['multic', 'posta', 'limpiaf', 'sede', 'cobquec', 'patrimon', 'vecinal', 'puente'];

type Chance = () => number;
type Lists = Pick<Prepared, 'divisions' | 'communes'>;

const filters: readonly ((lists: Lists, random: Chance) => Readonly<Record<string, string>>)[] = [
  (_, random) => ({ estado: `${oneOf(states, random)},${oneOf(states, random)}` }),
  (_, random) => ({ mecanismo: oneOf(mechanisms, random) }),
  ({ divisions }, random) => ({ division: oneOf(divisions, random) }),
  ({ communes }, random) => ({ comunas: oneOf(communes, random) }),
  (_, random) => ({ 'montoIniciativa.min': String(Math.floor(random() * 16) * 50_000_000) }),
  (_, random) => ({ filtro: oneOf(['enEjecucion', 'atrasadas', 'sinAvance'], random) }),
];

/** A list of 50 as people ask for it: one or two filters and an order, with its total. */
export const listPath = (lists: Lists, random: Chance): string => {
  const params = new URLSearchParams({
    ...oneOf(filters, random)(lists, random),
    ...(random() < 0.5 ? oneOf(filters, random)(lists, random) : {}),
    orden: oneOf(orders, random),
    limite: '50',
  });
  return `/api/v1/ipr?${params}`;
};

/** A list by what was typed into its search box: whole words, or the beginning of one. */
export const textPath = (random: Chance): string =>
  `/api/v1/ipr?${new URLSearchParams({ q: oneOf(random() < 0.7 ? texts : parts, random), limite: '50' })}`;

/** What a report asks for: 200 rows with most of their columns, and every row counted. */
export const reportPath = (lists: Lists, random: Chance): string => {
  const params = new URLSearchParams({
    ...oneOf(filters, random)(lists, random),
    limite: '200',
    total: 'exacto',
    columnas:
      'nombre,bip,anioPresupuestario,mecanismo,subtitulo,fondo,division,responsable,comunas,unidadTecnica,' +
      'montoIniciativa,montoFndr,montoAprobado,rateActual,fechaRate,avanceFisico,avanceFinanciero,fechaTermino,atrasada',
  });
  return `/api/v1/ipr?${params}`;
};
