import { fechaDeNumero, numeroDeDia } from '../../declare/valores/fecha.ts';

/** Easter Sunday of a year in the Gregorian calendar (anonymous algorithm of Meeus, Jones and Butcher). */
export function domingoDePascua(anio: number): string {
  const a = anio % 19;
  const siglo = Math.trunc(anio / 100);
  const resto = anio % 100;
  const correccion = Math.trunc((siglo - Math.trunc((siglo + 8) / 25) + 1) / 3);
  const epacta = (19 * a + siglo - Math.trunc(siglo / 4) - correccion + 15) % 30;
  const dia = (32 + 2 * (siglo % 4) + 2 * Math.trunc(resto / 4) - epacta - (resto % 4)) % 7;
  const ajuste = Math.trunc((a + 11 * epacta + 22 * dia) / 451);
  return fechaDeNumero(numeroDeDia(`${anio}-03-22`) + epacta + dia - 7 * ajuste);
}
