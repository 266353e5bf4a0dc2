/** One person of an institution. */
export interface Addressee {
  readonly tenant: string;
  /** Id of the record of the person. */
  readonly person: string;
}

/** Names the event a notice tells of. */
export interface EventRef {
  readonly module: string;
  readonly id: string;
  readonly seq: number;
}

const prefix = 'AVI#';

/** Everything kept for one person lies in one partition. */
export const inboxKey = ({ tenant, person }: Addressee): string => `BUZ#${tenant}#${person}`;

/** Whose partition a key is. */
export const addresseeOf = (pk: string): Addressee => {
  const [, tenant = '', person = ''] = pk.split('#');
  return { tenant, person };
};

/** A notice by when it happened and what it tells of: the same event makes the same key, however often it comes. */
export const noticeId = (at: string, { module, id, seq }: EventRef): string =>
  [at, module, id, String(seq)].join('~');

/** Sort key of a notice. */
export const noticeSort = (id: string): string => `${prefix}${id}`;

/** Name of a notice by its sort key. */
export const noticeOfSort = (sk: string): string => sk.slice(prefix.length);

/** Sort key of how many notices are unread. */
export const summarySort = 'RES';

/** Sort key of what says that a job on many records was already told of. */
export const batchSort = (batch: string, kind: string): string => `LOT#${batch}#${kind}`;

/** Sort key of the notice that gathers, for now, those of a module somebody is told of together. */
export const gatheringSort = (module: string): string => `JUN#${module}`;

/** Sort key of what says that an event was counted in a notice of several. */
export const countedSort = (id: string): string => `CON#${id}`;

/** Sort key of the mail that is to leave at an instant; one that leaves by itself bears the name of its event. */
export const parcelSort = (due: string, alone?: EventRef): string =>
  alone ? `ENV#${due}#${alone.module}/${alone.id}@${alone.seq}` : `ENV#${due}`;

/** When the mail under a sort key is to leave. */
export const parcelDue = (sk: string): string => sk.split('#')[1] ?? '';

/** Index partition of the mails that wait. */
export const waiting = 'ENVIOS';

/** Begins the sort key of every notice. */
export const noticePrefix = prefix;
