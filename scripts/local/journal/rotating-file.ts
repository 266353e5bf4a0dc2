import { appendFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file of lines that never takes more than its share of the disk. */
export interface RotatingFile {
  /** Takes a line without waiting; one that cannot be written is left out and counted. */
  readonly write: (line: string) => void;
  /** Bytes all its files take now. */
  readonly size: () => Promise<number>;
  /** Writes what is left. */
  readonly close: () => Promise<void>;
}

/** How much a file may hold. */
export interface RotatingLimits {
  readonly maxBytes: number;
  /** Files in all, the one being written included. */
  readonly files: number;
  /** Bytes that may wait to be written; what comes beyond is left out. */
  readonly maxWaiting?: number;
}

/** What is written instead of the lines that were lost. */
export type LossNote = (lost: number) => string;

const sizeOf = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
};

/**
 * Opens a file of lines with its older ones beside it: `portal.log`, `portal.log.1` … A disk that is full loses lines and
 * nothing else: whoever writes goes on, and the first line that fits again says how many are missing.
 */
export const openRotatingFile = async (
  path: string,
  { maxBytes, files, maxWaiting = 1_048_576 }: RotatingLimits,
  noteLoss: LossNote,
): Promise<RotatingFile> => {
  await mkdir(dirname(path), { recursive: true });
  const names = [path, ...Array.from({ length: files - 1 }, (_, at) => `${path}.${at + 1}`)];
  let size = await sizeOf(path);
  let waiting = '';
  let lost = 0;
  let writing: Promise<void> | undefined;

  const rotate = async (): Promise<void> => {
    await rm(names.at(-1) ?? path, { force: true });
    for (let at = names.length - 2; at >= 0; at -= 1)
      await rename(names[at] ?? path, names[at + 1] ?? path).catch(() => undefined);
    size = 0;
  };

  const put = async (text: string): Promise<void> => {
    const bytes = Buffer.byteLength(text);
    if (size > 0 && size + bytes > maxBytes) await rotate();
    await appendFile(path, text);
    size += bytes;
  };

  const flush = async (): Promise<void> => {
    while (waiting) {
      const text = waiting;
      waiting = '';
      const missing = lost;
      try {
        await put(missing ? `${noteLoss(missing)}\n${text}` : text);
        lost -= missing;
      } catch {
        // Half a line may have reached the disk; the next one begins on a line of its own.
        lost += text.split('\n').length - 1;
        size = await sizeOf(path);
      }
    }
  };

  const begin = (): void => {
    writing ??= new Promise<void>((resolve) => setImmediate(resolve)).then(flush).finally(() => {
      writing = undefined;
      if (waiting) begin();
    });
  };

  return {
    write: (line) => {
      if (waiting.length + line.length > maxWaiting) {
        lost += 1;
        return;
      }
      waiting += `${line}\n`;
      begin();
    },
    size: async () => (await Promise.all(names.map(sizeOf))).reduce((sum, one) => sum + one, 0),
    close: async () => {
      while (writing) await writing;
    },
  };
};
