import { createFailureGroups } from '@gore/core/failures/groups.ts';
import type { Efimero } from '@gore/core/identity/efimero.ts';
import { powertoolsLog } from '../http/powertools-log.ts';
import { emfMetrics } from '../observe/emf-metrics.ts';
import { failureLog } from '../observe/failure-log.ts';

/** How a function on AWS is watched: its log, which also counts failures by group, and its figures. */
export const observed = (service: string, efimero: Efimero) => ({
  log: failureLog(powertoolsLog(service), service, createFailureGroups(efimero)),
  metrics: emfMetrics(),
});
