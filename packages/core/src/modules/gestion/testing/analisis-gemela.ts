/**
 * An invented twin of the sheet ANÁLISIS: its headers and every quirk of the real one, none of its data. What a
 * correct import makes of it follows from how it is put together, not from any importer.
 */
const encabezados = [
  ...[
    'COD. ÚNICO',
    'VIGENCIA',
    'AÑO',
    'AÑO PRESP.',
    'BIP',
    'DV',
    'NOMBRE INICIATIVA',
    'REVISIÓN O REEVALUACIÓN',
  ],
  ...[
    'TIPO',
    'PROVINCIA',
    'COMUNA',
    'ETAPA',
    'TIPOLOGÍA',
    'SUBTIPOLOGÍAS',
    'SUBT',
    'ITEM',
    'ASIG',
    'FORMULADOR',
  ],
  ...['ORIGEN', 'UNIDAD TÉCNICA', 'ALCANCE INICIATIVA', 'DIVISIÓN VINCULADA', 'CARTERA REZAGO', 'SECTOR'],
  ...[
    'MONTO INICIATIVA',
    'MONTO SECTORIAL',
    'MONTO FNDR',
    'MONTO FINAL APROB.',
    'GASTO VIGENTE',
    'GASTO SIG. AÑOS',
  ],
  ...['ESTADO ACTUAL', 'FECHA ESTADO ACTUAL', 'RATE ACTUAL', 'FECHA ULTIMO RATE', 'N° RATES EMITIDOS'],
  ...['FECHA RECEPC. GORE', 'N° ORD.  A MIDESO', 'N° CERTIF. RS', 'FECHA CERTIF. RS'],
  ...[
    'N° CERT.CORE O RES. EXTA INCORP',
    'FECHA CERTIF. APROBADO CORE',
    'N° MEMO PRESUPESTO\nRES. APRUEBA CONV',
  ],
  ...[
    'EJE',
    'N° EMPLEOS EST. HOMBRE',
    'N° EMPLEOS EST. MUJER',
    'CONTROL DE DIAS',
    'PRIORIZADO GOBERNADOR',
    '',
    '',
  ],
];

type Fila = Readonly<Record<string, string>>;

const miles = (monto: number): string => monto.toLocaleString('en-US');
const enMiles: readonly ((monto: number) => string)[] = [
  (monto) => `$${miles(monto)}`,
  (monto) => `M$${miles(monto)}`,
  (monto) => ` M$ ${monto.toLocaleString('de-DE')} `,
  (monto) => `M$ ${miles(monto)}`,
];
const elegir = <T>(de: readonly T[], vez: number): T => {
  const elegido = de[vez % de.length];
  if (elegido === undefined) throw new Error('There is nothing to choose from.');
  return elegido;
};

const tipologias: readonly Fila[] = [
  {
    TIPO: 'PROYECTO',
    TIPOLOGÍA: 'FRIL',
    SUBTIPOLOGÍAS: 'FRIL - AREAS VERDES',
    SUBT: '33',
    ITEM: '3',
    ASIG: '125',
  },
  {
    TIPO: 'PROYECTO',
    TIPOLOGÍA: 'C-33',
    SUBTIPOLOGÍAS: 'C-33 - ACTIVOS NO FINANCIEROS',
    SUBT: '29',
    ITEM: '03',
    ASIG: '0',
  },
  { TIPO: 'ESTUDIO', TIPOLOGÍA: 'MIDESO', SUBTIPOLOGÍAS: 'MIDESO', SUBT: '31', ITEM: '2', ASIG: '' },
  {
    TIPO: 'PROGRAMA',
    TIPOLOGÍA: 'TRANSFERENCIAS',
    SUBTIPOLOGÍAS: 'TRANSFERENCIA',
    SUBT: '33',
    ITEM: '1',
    ASIG: '004',
  },
];
const lugares: readonly Fila[] = [
  { PROVINCIA: 'ITATA', COMUNA: 'TREHUACO' },
  { PROVINCIA: 'PUNILLA', COMUNA: 'SAN FABIAN' },
  { PROVINCIA: 'REGIONAL', COMUNA: 'REGIONAL' },
  { PROVINCIA: 'PUNILLA', COMUNA: 'COIHUECO / SAN FABIÁN / ÑIQUÉN' },
  { PROVINCIA: 'DIGUILLÍN', COMUNA: 'CHILLAN VIEJO ' },
];
const situaciones: readonly Fila[] = [
  {
    VIGENCIA: 'VIGENTE',
    'ESTADO ACTUAL': 'APROBADO TÉCNICAMENTE',
    'RATE ACTUAL': 'RS',
    'FECHA ULTIMO RATE': '26-04-2023',
  },
  {
    VIGENCIA: 'NO VIGENTE',
    'ESTADO ACTUAL': 'REV MDS',
    'RATE ACTUAL': 'FI',
    'FECHA ULTIMO RATE': '27.09.2022',
  },
  {
    VIGENCIA: 'EN PRESUPUESTO',
    'ESTADO ACTUAL': 'CONVENIO APROBADO',
    'RATE ACTUAL': 'RS',
    'FECHA ULTIMO RATE': '4/17/2023',
  },
  {
    VIGENCIA: 'VIGENTE',
    'ESTADO ACTUAL': 'INGRESADO A PREINVERSIÓN',
    'RATE ACTUAL': 'SIN RATE',
    'FECHA ULTIMO RATE': '2/7/2023',
  },
  { VIGENCIA: 'VIGENTE', 'ESTADO ACTUAL': '#REF!', 'RATE ACTUAL': '', 'FECHA ULTIMO RATE': '30-12-1899' },
];

/** A row with something in every column; `vez` makes it different from the others. */
const iniciativa = (vez: number, propio: Fila): Fila => {
  const monto = enMiles[vez % enMiles.length]?.(10_000 + vez * 37) ?? '';
  return {
    AÑO: '2022',
    'AÑO PRESP.': '2023',
    DV: '0',
    'NOMBRE INICIATIVA': `  CONSTRUCCIÓN SEDE VECINAL N° ${vez}, REGIÓN DE Ã‘UBLE`,
    ETAPA: 'EJECUCIÓN',
    FORMULADOR: 'MUNICIP. DE PRUEBA ',
    ORIGEN: vez % 3 ? 'MUNICIPIO' : 'SECTORIAL / OTRO',
    'DIVISIÓN VINCULADA': 'DIDESOH',
    SECTOR: 'INTERSUBSECTORIAL\nMULTISECTOR',
    'MONTO INICIATIVA': monto,
    'MONTO SECTORIAL': '$0',
    'MONTO FNDR': monto,
    'N° RATES EMITIDOS': '1',
    'FECHA RECEPC. GORE': '13-03-19',
    'CONTROL DE DIAS': '#VALUE!',
    'PRIORIZADO GOBERNADOR': vez % 2 ? 'Si' : 'NO',
    ...elegir(tipologias, vez),
    ...elegir(lugares, vez),
    ...elegir(situaciones, vez),
    ...propio,
  };
};

const conBip = (vez: number, bip: string, propio: Fila = {}): Fila =>
  iniciativa(vez, { BIP: bip, 'COD. ÚNICO': `${bip}-2023`, ...propio });

const serie = <T>(cuantas: number, hacer: (vez: number) => T): readonly T[] =>
  Array.from({ length: cuantas }, (_, vez) => hacer(vez));

const propias = [
  ...serie(90, (vez) => conBip(vez, String(40_900_000 + vez))),
  // Parts of one programme: only the suffix tells them apart.
  ...serie(6, (vez) => conBip(100 + vez, '40812252', { DV: String(vez) })),
  // The same initiative in two budget years.
  ...serie(2, (vez) => conBip(110 + vez, '40812300', { 'AÑO PRESP.': String(2022 + vez) })),
  // A note written over the código único: the BIP still says which one it is.
  conBip(113, '40812400', {
    'COD. ÚNICO': 'Admisible el 13-08-21 // se modifica el oficio, a la espera de revisión',
  }),
];
const sinBip = serie(3, (vez) =>
  iniciativa(120 + vez, { BIP: String(vez + 1), 'COD. ÚNICO': `${vez + 1}-2023` }),
);
const enPares = serie(4, (par) =>
  serie(2, (vez) => conBip(130 + par, String(40_820_000 + par), { 'MONTO FNDR': `M$${vez + 1}` })),
).flat();
const deATres = serie(3, (vez) =>
  conBip(140, '40830000', { VIGENCIA: vez ? 'VIGENTE' : 'NO VIGENTE', SECTOR: `S${vez}` }),
);
const repetida = conBip(150, '40840000');
const conRepetida = [
  conBip(151, '40850000'),
  conBip(151, '40850000', { SECTOR: 'OTRO' }),
  conBip(151, '40850000'),
];
const rellenos = serie(3, (): Fila => ({ 'COD. ÚNICO': '-' }));
const sinCodigo = serie(2, (vez) => iniciativa(160 + vez, { BIP: String(40_860_000 + vez) }));
const total: Fila = { 'MONTO INICIATIVA': 'M$999,999' };
const vacias: readonly Fila[] = [
  ...serie(10, () => ({})),
  ...serie(4, () => ({ 'GASTO SIG. AÑOS': 'M$0' })),
  { SECTOR: 'DEPORTE' },
];

const filas = [
  ...propias.slice(0, 50),
  ...enPares,
  repetida,
  ...sinBip,
  ...conRepetida,
  ...propias.slice(50),
  ...rellenos,
  ...deATres,
  ...sinCodigo,
  repetida,
  total,
  ...vacias,
];

const pesosDe = (fila: Fila): number => Number((fila['MONTO INICIATIVA'] ?? '').replace(/\D/g, '')) * 1000;
const suma = (de: readonly Fila[]): number => de.reduce((pesos, fila) => pesos + pesosDe(fila), 0);

/** The sheet, its headers first. */
export const gemela: readonly (readonly string[])[] = [
  encabezados,
  ...filas.map((fila) => encabezados.map((encabezado) => fila[encabezado] ?? '')),
];

const retenidas = [...enPares, ...deATres, ...conRepetida.slice(0, 2)];
const omitidas = [...rellenos, ...sinCodigo, repetida, ...conRepetida.slice(2), total];

/** What a correct import makes of it; pesos of MONTO INICIATIVA. */
export const esperado = {
  nuevas: propias.length + sinBip.length + 1,
  retenidas: retenidas.length,
  omitidas: omitidas.length,
  vacias: vacias.length,
  aceptado: suma([...propias, ...sinBip, repetida]),
  retenido: suma(retenidas),
  omitido: suma(omitidas),
} as const;
