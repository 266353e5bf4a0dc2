import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { type MonthPage, type MonthRequest, readMonth } from '../kernel/runtime/audit/month-log.ts';
import type { Store } from '../kernel/runtime/store/store.ts';

/** How a person proves who they are. */
export type Means = 'claveunica' | 'institucional' | 'local' | 'emergencia' | 'operacion';

/** One attempt to sign in. It names people by their id only: a RUN or an account that was typed wrong is not kept. */
export interface SignInAttempt {
  readonly tenant: string;
  readonly means: Means;
  /** `ok`, or why nobody was signed in. */
  readonly outcome: string;
  /** Id of the record in `usuario`, when the attempt named a person of the institution. */
  readonly user?: string | undefined;
  /** What whoever entered a break-glass account said it was for. */
  readonly purpose?: string | undefined;
  readonly ip: string;
  readonly browser: string;
  readonly requestId: string;
}

/** Log of sign-ins with date and time in UTC (Decreto 9 de 2017, MINSEGPRES, art. 13), failures included. */
export interface SignInLog {
  readonly record: (attempt: SignInAttempt) => Promise<void>;
}

/** @param newId unique, to tell attempts of the same millisecond apart. */
export const createSignInLog = (store: Store, newId: () => string, now: () => number): SignInLog => ({
  record: async (attempt) => {
    const at = new Date(now()).toISOString();
    const { Item } = store.entities.ingreso
      .create({
        ...attempt,
        ...(attempt.user ? { account: attempt.user } : {}),
        at,
        month: at.slice(0, 7),
        id: newId(),
      })
      .params<{ readonly Item: Record<string, unknown> }>();
    await store.client.send(
      new PutCommand({
        TableName: store.tables.datos,
        Item,
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  },
});

/** An attempt as it was kept. */
export interface KeptSignIn extends SignInAttempt {
  /** Instant, UTC. */
  readonly at: string;
}

/** What is asked of the log of sign-ins; all of it has to hold. */
export interface SignInsRequest extends Omit<MonthRequest, 'log'> {
  readonly user?: string;
  readonly ip?: string;
  /** Only those that failed, or only those that did not. */
  readonly failed?: boolean;
}

/** Attempts to sign in during a month, newest first. */
export const readSignIns = (
  store: Store,
  { user, ip, failed, ...request }: SignInsRequest,
): Promise<MonthPage<KeptSignIn>> =>
  readMonth<KeptSignIn>(
    store,
    { ...request, log: 'ING' },
    (attempt) =>
      (user === undefined || attempt.user === user) &&
      (ip === undefined || attempt.ip === ip) &&
      (failed === undefined || (attempt.outcome !== 'ok') === failed),
  );
