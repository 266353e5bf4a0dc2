/** Where files lie that nobody keeps: everything under it is deleted by the bucket when its days are over. */
export const temporaryFolder = '_temporal/';

/** Days that what lies there is kept. */
export const temporaryDays = 7;

/** Whether the bucket deletes the file by itself. */
export const isTemporary = (key: string): boolean => key.startsWith(temporaryFolder);

/** Whether a file lies where an institution keeps its own. */
export const isOfTenant = (tenant: string, key: string): boolean =>
  key.startsWith(`${tenant}/`) || key.startsWith(`${temporaryFolder}${tenant}/`);
