/** Made when first used: loading how Chile writes numbers is a tenth of what a function takes to start. */
const formato = (decimales: number): ((numero: number) => string) => {
  let hecho: Intl.NumberFormat | undefined;
  return (numero) => {
    hecho ??= new Intl.NumberFormat('es-CL', { maximumFractionDigits: decimales, useGrouping: 'always' });
    return hecho.format(numero);
  };
};

/** A whole number as written in Chile: `12.345.678`. */
export const conPuntos: (entero: number) => string = formato(0);

/** A number as written in Chile with two decimals at the most: `1.091,74`. */
export const conDecimales: (numero: number) => string = formato(2);
