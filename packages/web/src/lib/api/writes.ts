/** What a write answers. */
export interface Written {
  readonly module: string;
  readonly id: string;
  readonly version: number;
  readonly codigo: string;
}

const key = 'gore:escrituras';
const kept = 20;

const recall = (): readonly string[] => {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? stored.filter((item): item is string => typeof item === 'string') : [];
  } catch {
    return [];
  }
};

/** The list of writes with one more: newest first, one per record, twenty at the most. */
export const addWrite = (writes: readonly string[], { module, id, version }: Written): readonly string[] => {
  const record = `${module}/${id}@`;
  return [`${record}${version}`, ...writes.filter((write) => !write.startsWith(record))].slice(0, kept);
};

/** Keeps a write, so that the lists asked for afterwards show it. */
export const rememberWrite = (written: Written): void => {
  try {
    sessionStorage.setItem(key, JSON.stringify(addWrite(recall(), written)));
  } catch {
    // Without storage the list may lag behind for a moment; nothing is lost.
  }
};

/** Header by which a list waits for what this person just wrote. */
export const writesHeader = (): Readonly<Record<string, string>> => {
  const writes = recall();
  return writes.length ? { 'x-escrituras': writes.join(',') } : {};
};
