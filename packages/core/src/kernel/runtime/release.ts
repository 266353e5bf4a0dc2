/** Version of this checkout: the same as `package.json` and the newest one of `CHANGELOG.md`, which a test compares. */
export const release = '0.1.0';

/**
 * Shape of what lies in the system of record. It grows when a release writes what an older one could not read; a
 * backup says which shape it holds, and no release restores one that is newer than its own.
 */
export const dataShape = 1;
