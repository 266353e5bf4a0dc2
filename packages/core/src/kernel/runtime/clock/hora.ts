/** Time of the day as people write it, `HH:MM`. */
export const esHora = (texto: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(texto);

const formatos = new Map<string, Intl.DateTimeFormat>();

/** Date and time of an instant in a zone; Swedish writes them as ISO does. */
const formatoDe = (zona: string): Intl.DateTimeFormat => {
  const conocido = formatos.get(zona);
  if (conocido) return conocido;
  const formato = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zona,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  formatos.set(zona, formato);
  return formato;
};

/** What the clocks of a zone show at an instant, as if it were UTC. */
const comoUtc = (zona: string, milisegundos: number): number =>
  Date.parse(`${formatoDe(zona).format(milisegundos).replace(' ', 'T')}Z`);

/** Time of the day an instant falls on in a zone. @throws RangeError when the zone does not exist. */
export const horaLocal = (zona: string, instante: string): string =>
  formatoDe(zona).format(Date.parse(instante)).slice(11, 16);

/**
 * The instant at which the clocks of a zone show a time of a day. Of a time they show twice, the
 * first; one they skip is as much later as they skip.
 */
export const instanteDe = (zona: string, fecha: string, hora: string): string => {
  const pedido = Date.parse(`${fecha}T${hora}:00Z`);
  const desfases = [-1, 1].map((dia) => {
    const cerca = pedido + dia * 86_400_000;
    return comoUtc(zona, cerca) - cerca;
  });
  const candidatos = desfases.map((desfase) => pedido - desfase).sort((a, b) => a - b);
  const exacto = candidatos.find((candidato) => comoUtc(zona, candidato) === pedido);
  return new Date(exacto ?? Math.max(...candidatos)).toISOString();
};
