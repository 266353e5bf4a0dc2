/** Where an installation stands: this machine, a trial for those who build it, a rehearsal, or the real thing. */
export const stages = ['local', 'dev', 'qa', 'prod'] as const;

/** One of `stages`. */
export type Stage = (typeof stages)[number];

/**
 * Reads the name of a stage; without one it is `local`.
 *
 * @throws Error for any other name: a `production` taken for `local` would let everything through
 */
export const stageOf = (name: string | undefined): Stage => {
  const stage = stages.find((one) => one === (name || 'local'));
  if (!stage) throw new Error(`La etapa «${name}» no existe: use una de ${stages.join(', ')}.`);
  return stage;
};
