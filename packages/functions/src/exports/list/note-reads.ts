import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import { personalValues } from '@gore/core/kernel/declare/personal.ts';
import { createReadLog } from '@gore/core/kernel/runtime/audit/reads.ts';
import type { WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import type { RunningJob } from '../../jobs/carry-out.ts';

/** Records one entry of the log of reads names. */
const notedTogether = 50;

/** Notes what a file shows of people, fifty records to an entry. */
export const noteReads = (
  { write, now }: { readonly write: WriteDeps; readonly now: () => number },
  { command, record }: Pick<RunningJob, 'command' | 'record'>,
  module: AnyModule,
  purpose: string | undefined,
) => {
  const log = createReadLog(write.store, write.newId, now);
  const personal = personalValues(module);
  const roles = command.actor.roles.map((code) => write.product.roles[code] ?? code).join(', ');
  return async (names: readonly string[], ids: readonly string[]): Promise<void> => {
    const fields = names.filter((name) => personal.has(name));
    if (!fields.length) return;
    for (let from = 0; from < ids.length; from += notedTogether)
      await log.note({
        tenant: command.actor.tenant,
        actor: command.actor.id,
        module: module.name,
        records: ids.slice(from, from + notedTogether),
        fields,
        purpose: purpose ?? `${module.label.many}: exportación, funciones de ${roles}`,
        asked: purpose !== undefined,
        ...(command.ip ? { ip: command.ip } : {}),
        requestId: record.codigo,
      });
  };
};
