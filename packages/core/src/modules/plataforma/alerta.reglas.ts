import { type AlertLevel, levelsInOrder } from '../../kernel/declare/alert.ts';

/** Longest an alert may be put off, in days: what waits longer is no longer in front of anybody. */
const masLejos = 90;

const diaEnMs = 86_400_000;

/** The day an alert is put off to has to come, and soon. */
export const plazoImpropio = (hasta: string | undefined, hoy: string): string | undefined => {
  if (hasta === undefined || hasta <= hoy) return 'Elija un día que no haya llegado.';
  const dias = Math.round((Date.parse(hasta) - Date.parse(hoy)) / diaEnMs);
  return dias > masLejos ? `Se pospone por ${masLejos} días a lo más: elija un día más cercano.` : undefined;
};

/** An alert nobody has answered yet. */
export const sinRespuesta = () => ({
  accion: undefined,
  atendidaPor: undefined,
  atendidaEn: undefined,
  pospuestaHasta: undefined,
  motivoPostergacion: undefined,
});

/** Place of an alert in the queue: 1 is the most urgent. */
export const orden = (nivel: AlertLevel | undefined): number | undefined =>
  nivel && levelsInOrder.length - levelsInOrder.indexOf(nivel);
