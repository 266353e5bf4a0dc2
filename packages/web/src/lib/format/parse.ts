const plain = /^[+-]?\d+(\.\d+)?$/;

const tidy = (text: string): string => text.replace(/[\s\u00a0]/g, '').replace(/[−‐-―]/g, '-');

/**
 * Reads a number as people write it in Chile: `1.234,5`, `1234,5`, `1.234`, and also `1234.5`.
 *
 * A dot followed by groups of three digits separates thousands; any other dot is a decimal point.
 *
 * @returns nothing when the text is not a number.
 */
export const parseNumber = (text: string): number | undefined => {
  const compact = tidy(text);
  const grouped = /^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/.test(compact);
  const normal = grouped || compact.includes(',') ? compact.replaceAll('.', '').replace(',', '.') : compact;
  return plain.test(normal) ? Number(normal) : undefined;
};

/**
 * Reads an amount into whole pesos: `$ 1.236.699`, `1236699`, and thousands of pesos as `M$ 1.236`.
 *
 * @returns nothing when the text is no amount or has a fraction of a peso.
 */
export const parseMoney = (text: string): number | undefined => {
  const [, unit = '', amount = ''] = /^(-?M?\$|)(.*)$/i.exec(tidy(text)) ?? [];
  const value = parseNumber(amount);
  if (value === undefined) return undefined;
  const thousands = /M/i.test(unit) ? 1000 : 1;
  const pesos = Math.round(value * thousands * 1000) / 1000;
  return Number.isInteger(pesos) ? (unit.startsWith('-') ? -pesos : pesos) : undefined;
};

/** Reads `43,5`, `43.5` or `43,5 %`. */
export const parsePercent = (text: string): number | undefined => parseNumber(text.replace(/%\s*$/, ''));
