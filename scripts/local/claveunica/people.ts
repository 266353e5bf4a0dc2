/** Someone the double of ClaveÚnica knows. */
export interface Citizen {
  /** Canonical, such as `12345678-5`. */
  readonly run: string;
  readonly nombres: readonly string[];
  readonly apellidos: readonly string[];
}

/** Everybody's password, as in the test environment of ClaveÚnica. */
export const PASSWORD = 'testing';

/** RUNs of ClaveÚnica's own test environment; the names are invented. */
export const officialCitizens: readonly Citizen[] = [
  { run: '44444444-4', nombres: ['María', 'Carmen'], apellidos: ['Del Río', 'González'] },
  { run: '55555555-5', nombres: ['Pedro', 'Juan'], apellidos: ['Prueba', 'Prueba'] },
  { run: '88888888-8', nombres: ['Ñancul'], apellidos: ['O’Higgins', 'Muñoz'] },
  { run: '99999999-9', nombres: ['Rosa'], apellidos: ['Prueba'] },
];

/** A person of the demonstration as the double tells of them: their last two names are surnames. */
export const citizenOf = ({ run, nombre }: { readonly run: string; readonly nombre: string }): Citizen => {
  const names = nombre.split(' ');
  return { run, nombres: names.slice(0, -2), apellidos: names.slice(-2) };
};
