import { createRates } from '@gore/core/identity/rates.ts';
import { createSessions } from '@gore/core/identity/sessions.ts';
import { actorOf } from '@gore/core/identity/testing/actor.ts';
import { openTestTable, type TestTable } from '@gore/core/identity/testing/efimero.ts';
import type { HttpPorts } from '../config.ts';
import type { LogFields } from '../log.ts';

/** Ports over a table of their own, and what the log was told. */
export interface TestPorts extends HttpPorts {
  readonly efimero: TestTable;
  readonly logged: { readonly level: string; readonly message: string; readonly fields: LogFields }[];
}

export const openTestPorts = async (): Promise<TestPorts> => {
  const efimero = await openTestTable();
  const logged: TestPorts['logged'] = [];
  const at =
    (level: string) =>
    (message: string, fields: LogFields = {}): void => {
      logged.push({ level, message, fields });
    };
  return {
    efimero,
    logged,
    sessions: createSessions(efimero),
    actors: { current: async (tenant, id) => actorOf(id, tenant) },
    rates: createRates(efimero),
    log: { info: at('info'), warn: at('warn'), error: at('error') },
    now: efimero.now,
  };
};
