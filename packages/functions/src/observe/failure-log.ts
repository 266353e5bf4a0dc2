import type { FailureGroups } from '@gore/core/failures/groups.ts';
import { serverFailure } from '@gore/core/failures/server-failure.ts';
import type { Log } from '../http/log.ts';
import { logContext } from '../http/log-context.ts';
import { runningRelease } from '../http/log-line.ts';

/**
 * A log that also counts every error it is told of among the groups of failures, so that somebody sees it without
 * searching. Counting never gets in the way of what failed: when it cannot be done, the line in the log is all there is.
 */
export const failureLog = (log: Log, service: string, groups: Pick<FailureGroups, 'note'>): Log => {
  const counting = new Set<Promise<void>>();
  return {
    ...log,
    error: (message, fields = {}) => {
      log.error(message, fields);
      const failure = serverFailure(service, message, fields, runningRelease());
      if (!failure) return;
      const tenant = typeof fields.tenant === 'string' ? fields.tenant : logContext().tenant;
      const counted = groups
        .note(failure, tenant)
        .catch(() => log.warn('falla_sin_contar', { service }))
        .finally(() => counting.delete(counted));
      counting.add(counted);
    },
    settled: async () => {
      await Promise.all(counting);
    },
  };
};
