/** Lets a few run at once and the others wait in order. */
export interface Turns {
  /** @param work told whether it had to wait, and so whether what it looked at before may be stale */
  readonly take: <T>(work: (waited: boolean) => Promise<T>) => Promise<T>;
}

/** @param atOnce how many run at the same time */
export const createTurns = (atOnce: number): Turns => {
  const queue: (() => void)[] = [];
  let running = 0;
  return {
    take: async (work) => {
      const waited = running >= atOnce;
      if (waited) await new Promise<void>((go) => queue.push(go));
      else running += 1;
      try {
        return await work(waited);
      } finally {
        const next = queue.shift();
        // Whoever goes next takes over the place.
        if (next) next();
        else running -= 1;
      }
    },
  };
};
