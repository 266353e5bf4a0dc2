/** Longest an operator of the platform may stay inside an institution, in hours. */
export const horasMaximas = 8;

/** Milliseconds of an hour. */
const hora = 3_600_000;

/** The instant, ISO 8601 in UTC, at which an entry of so many hours ends. */
export const terminoDe = (desde: string, horas: number): string =>
  new Date(Date.parse(desde) + horas * hora).toISOString();
