/**
 * First folder of the files that go by themselves after some days, each institution under it; no institution can be
 * called so. Whoever keeps the bucket deletes what is old in it.
 */
export const passingFolder = '_temporal';

/** Whether a file lies where an institution keeps its own. */
export const isOwnKey = (tenant: string, key: string): boolean =>
  [`${tenant}/`, `${passingFolder}/${tenant}/`].some((folder) => key.startsWith(folder));
