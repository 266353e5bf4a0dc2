/** Someone the local issuer vouches for. */
export interface Identified {
  /** Canonical, such as `12345678-5`. */
  readonly run: string;
  readonly nombre: string;
}

/** Someone who may sign in at the local issuer, with no password: it is for demonstrations and development. */
export interface Person extends Identified {
  /** What the person does, as the page shows it. */
  readonly rol: string;
}

/** Asked again with every sign-in, so that new users appear at once. */
export type People = () => readonly Person[] | Promise<readonly Person[]>;

export const personOf = async (people: People, run: string): Promise<Person | undefined> =>
  (await people()).find((person) => person.run === run);
