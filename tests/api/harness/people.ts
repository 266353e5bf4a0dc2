import { usuarios } from '../../../scripts/seed/nuble.ts';

const runOf = (nombre: string): string => {
  const person = usuarios.find((one) => one.nombre.startsWith(nombre));
  if (!person) throw new Error(`The demonstration has nobody called ${nombre}.`);
  return person.run;
};

/** RUN of the demonstration people, by what they are: the units matter for the scopes. */
export const people = {
  sistema: runOf('Paula'),
  regional: runOf('Rodrigo'),
  jefaDipir: runOf('Marcela'),
  analistaDipir: runOf('Tomás'),
  jefaDit: runOf('Ximena'),
  inspectorDit: runOf('Cristóbal'),
  analistaDideso: runOf('Daniela'),
} as const;

export type Someone = keyof typeof people;
