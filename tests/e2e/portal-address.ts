/** Port of the portal the browser tests start; of their own, so that a portal in use is left alone. */
export const port = Number(process.env.GORE_E2E_PORT ?? 3517);

/** Where that portal is. */
export const origin = `http://localhost:${port}`;
