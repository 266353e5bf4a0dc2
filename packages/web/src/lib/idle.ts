/** Milliseconds after which a page that just opened is taken to be at rest, and later parts may be fetched. */
export const idle = 1500;
