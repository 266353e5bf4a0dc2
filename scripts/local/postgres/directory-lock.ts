import { DatabaseSync } from 'node:sqlite';

/** Raised when another process already works on the same data directory. */
export class DirectoryInUseError extends Error {
  override readonly name = 'DirectoryInUseError';
  constructor(dir: string, cause: unknown) {
    super(
      `La base de datos embebida «${dir}» ya está abierta por otro proceso. ` +
        'Cierre la otra ejecución de GORE_OS y vuelva a iniciar.',
      { cause },
    );
  }
}

/**
 * Takes exclusive use of a data directory until `release`. PGlite itself lets two processes open the same
 * directory and corrupt it. The lock is a SQLite exclusive lock on `<dir>.lock`: the operating system drops it
 * when the process dies, so a crash never leaves a stale one.
 */
export function lockDirectory(dir: string): { release(): void } {
  const file = new DatabaseSync(`${dir}.lock`);
  try {
    file.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (cause) {
    file.close();
    throw new DirectoryInUseError(dir, cause);
  }
  return { release: () => file.close() };
}
