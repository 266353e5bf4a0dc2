const whole = new Intl.NumberFormat('es-CL', { maximumFractionDigits: 0, useGrouping: 'always' });
const decimal = new Intl.NumberFormat('es-CL', { maximumFractionDigits: 4, useGrouping: 'always' });
const twoDecimals = new Intl.NumberFormat('es-CL', { maximumFractionDigits: 2, useGrouping: 'always' });

/** Unit money is shown in: pesos or thousands of pesos. */
export type MoneyUnit = '$' | 'M$';

const signed = (value: number, text: string): string => (value < 0 ? `−${text}` : text);

/** `1.236.699`. */
export const formatInteger = (value: number): string => signed(value, whole.format(Math.abs(value)));

/** `1.236,5`, four decimals at the most. */
export const formatNumber = (value: number): string => signed(value, decimal.format(Math.abs(value)));

/**
 * A number of which nothing else is known: `1.236.699`, but `2026`. Four digits are most often a year, and `2.026` would
 * read as two thousand and a bit.
 */
export const formatPlain = (value: number): string =>
  Number.isInteger(value) && value >= 1000 && value <= 9999 ? String(value) : formatNumber(value);

/** `43,5 %`, two decimals at the most. */
export const formatPercent = (value: number): string => `${twoDecimals.format(value)}\u00a0%`;

/** `$1.236.699.331`, or rounded to thousands as `M$1.236.699`. */
export const formatMoney = (pesos: number, unit: MoneyUnit = '$'): string => {
  const amount = Math.abs(unit === 'M$' ? Math.round(pesos / 1000) : pesos);
  return signed(pesos, `${unit}${whole.format(amount)}`);
};

/** `1 fila`, `2.480 filas`. */
export const formatCount = (count: number, one: string, many: string): string =>
  `${formatInteger(count)} ${count === 1 ? one : many}`;

/** `1,4 MB`. */
export const formatSize = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} bytes`;
  const power = bytes < 1024 ** 2 ? 1 : bytes < 1024 ** 3 ? 2 : 3;
  const [amount, unit] = [bytes / 1024 ** power, ['KB', 'MB', 'GB'][power - 1]];
  return `${new Intl.NumberFormat('es-CL', { maximumFractionDigits: 1 }).format(amount)} ${unit}`;
};
