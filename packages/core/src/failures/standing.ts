/** What somebody decided about a group of failures. */
export type Decision = 'resolver' | 'ignorar' | 'reabrir';

/** Where a group stands; one that was settled opens again when a later release fails the same way. */
export type Standing = 'abierta' | 'resuelta' | 'ignorada';

/** What a group was settled as, and the release it was settled in. */
export interface Settled {
  readonly as: Exclude<Standing, 'abierta'>;
  readonly release: string;
}

const part = (text: string | undefined): number => Number.parseInt(text ?? '0', 10) || 0;

/** Orders two releases by semantic version; what follows a hyphen comes before the release it announces. */
export const compareReleases = (one: string, other: string): number => {
  const [[a = '', pre = '~'], [b = '', alsoPre = '~']] = [one.split('-'), other.split('-')];
  const [left, right] = [a.split('.'), b.split('.')];
  for (const at of [0, 1, 2]) {
    const difference = part(left[at]) - part(right[at]);
    if (difference) return Math.sign(difference);
  }
  return pre === alsoPre ? 0 : pre < alsoPre ? -1 : 1;
};

/**
 * Where a group stands, and whether it was settled once and came back.
 *
 * @param latest the latest release the failure was seen in
 */
export const standingOf = (
  settled: Settled | undefined,
  latest: string,
): { readonly standing: Standing; readonly reopened: boolean } => {
  if (!settled) return { standing: 'abierta', reopened: false };
  const reopened = compareReleases(latest, settled.release) > 0;
  return { standing: reopened ? 'abierta' : settled.as, reopened };
};
