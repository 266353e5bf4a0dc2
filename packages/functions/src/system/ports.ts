import type { FailureGroups } from '@gore/core/failures/groups.ts';
import type { Beats } from '@gore/core/operations/beats.ts';
import type { Gauges } from '@gore/core/ports/gauges.ts';
import type { QueueDesk } from '@gore/core/ports/queue-desk.ts';
import type { ApiConfig, ApiPorts } from '../api/ports.ts';

/** What the function of the system has to know of where it runs. */
export interface SystemConfig extends ApiConfig {
  /** Institution of those who operate the platform: they see what happens in all of them. */
  readonly operatorTenant: string;
}

/** What the function of the system needs besides. */
export interface SystemPorts extends ApiPorts {
  readonly failures: FailureGroups;
  readonly beats: Pick<Beats, 'last'>;
  readonly desk: QueueDesk;
  readonly gauges: Gauges;
  /** Institution a page belongs to, by the name it was opened at. */
  readonly tenantOf: (headers: Headers) => Promise<string>;
}
