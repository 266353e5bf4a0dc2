import { plegar } from '../../kernel/declare/valores/texto.ts';

type Fila = Readonly<Record<string, string>>;

const digitos = (cuantos: number) => (texto: string) => {
  const numero = /^\d+/.exec(texto)?.[0];
  return numero === undefined || Number(numero) === 0 ? undefined : numero.padStart(cuantos, '0');
};

/** Only the lines that end a branch are lines of the budget; those above them print their sums. */
const esRama = (fila: Fila): string | undefined => {
  if (!fila['SUBT.'] || !fila.ITEM) return 'Es la suma de un subtítulo: no es una línea del presupuesto.';
  return /^TOTAL\b/.test(plegar(fila.DENOMINACIONES ?? '')) ? 'Es un total impreso.' : undefined;
};

/**
 * The printed report of a budget modification: a hierarchy in which a subtítulo holds for the lines under it until the
 * next one. The sign of the column of the modification is unreliable, so the line is brought in by its resulting amount.
 */
export const modificacion = {
  label: 'Modificación presupuestaria impresa',
  recognise: ['SUBT.', 'ITEM', 'ASIG.', 'DENOMINACIONES', 'DISTRIBUCIÓN INICIAL M$'],
  columns: {
    'SUBT.': { to: 'subtitulo', also: ['SUBT', 'SUB'] },
    ITEM: { to: 'item', read: digitos(2), also: ['ÍTEM'] },
    'ASIG.': { to: 'asignacion', read: digitos(3), also: ['ASIG'] },
    DENOMINACIONES: { to: 'denominacion', also: ['DENOMINACIÓN'] },
    'DISTRIBUCIÓN INICIAL M$': { to: 'montoInicial', unit: 'M$', also: ['PRESUPUESTO INICIAL'] },
  },
  inherit: ['SUBT.', 'ITEM', 'ASIG.'],
  fixed: { programa: '02' },
  skip: esRama,
  totals: ['montoInicial'],
} as const;
