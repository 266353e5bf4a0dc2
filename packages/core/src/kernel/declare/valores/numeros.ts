const ENTERO = new Intl.NumberFormat('es-CL', { maximumFractionDigits: 0, useGrouping: 'always' });
const DECIMAL = new Intl.NumberFormat('es-CL', { maximumFractionDigits: 2, useGrouping: 'always' });

/** A whole number as written in Chile: `12.345.678`. */
export const conPuntos = (entero: number): string => ENTERO.format(entero);

/** A number as written in Chile with two decimals at the most: `1.091,74`. */
export const conDecimales = (numero: number): string => DECIMAL.format(numero);
