import { AsyncLocalStorage } from 'node:async_hooks';

/** On whose behalf something is done, as far as a log may say: identifiers, never names. */
export interface LogContext {
  /** Of the request, or of the message a worker took. */
  requestId: string;
  tenant?: string;
  /** Record of the person, or what of the product acts by itself. */
  actor?: string;
}

const current = new AsyncLocalStorage<LogContext>();

/** Does something in a context that every line logged meanwhile carries. */
export const inLogContext = <T>(context: LogContext, run: () => T): T => current.run(context, run);

/** The context of what is being done; nothing outside of any. */
export const logContext = (): Readonly<Partial<LogContext>> => current.getStore() ?? {};

/** Adds who acts, once it is known. */
export const tellLogWho = (who: { readonly tenant: string; readonly actor: string }): void => {
  const context = current.getStore();
  if (context) Object.assign(context, who);
};
