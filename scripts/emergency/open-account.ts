import { randomUUID } from 'node:crypto';
import {
  EMERGENCY_ACCOUNTS,
  type Emergency,
  type EmergencyAccount,
} from '@gore/core/identity/accounts/emergency.ts';
import type { SignInLog } from '@gore/core/identity/sign-in-log.ts';

/** What the command works on. */
export interface EmergencyDesk {
  readonly emergency: Emergency;
  readonly signInLog: SignInLog;
  readonly tenant: string;
}

/** The secret of an account just opened, good once until then. */
export interface OpenedAccount {
  readonly account: string;
  readonly secret: string;
  /** ISO 8601 in UTC. */
  readonly until: string;
}

/** Whether the text names one of the break-glass accounts. */
export const isEmergencyAccount = (text: string): text is EmergencyAccount =>
  (EMERGENCY_ACCOUNTS as readonly string[]).includes(text);

/**
 * Opens a break-glass account; the log of sign-ins says when, so that one opened and never used shows too.
 *
 * @throws Error with a sentence when the institution has none
 */
export const openAccount = async (
  { emergency, signInLog, tenant }: EmergencyDesk,
  account: EmergencyAccount,
): Promise<OpenedAccount> => {
  const opened = await emergency.open(tenant, account);
  if (!opened)
    throw new Error(`La institución ${tenant} todavía no tiene cuentas de emergencia: use «crear» primero.`);
  await signInLog.record({
    tenant,
    means: 'emergencia',
    outcome: 'abierta',
    user: account.replace('-', ':'),
    ip: 'consola',
    browser: 'npm run emergencia',
    requestId: randomUUID(),
  });
  return { account, secret: opened.secret, until: new Date(opened.until).toISOString() };
};
