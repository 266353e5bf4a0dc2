import type { Actor } from '@gore/core/kernel/declare/record.ts';
import type { DashboardAnswer } from '@gore/core/kernel/readmodel/dashboard/answer.ts';
import type { DashboardRequest } from '@gore/core/kernel/readmodel/dashboard/boards.ts';
import type { ReadModel } from '@gore/core/kernel/readmodel/query.ts';
import { notFound } from '@gore/core/kernel/runtime/refusals.ts';
import type { WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { askersContext, asking } from '../api/read-context.ts';
import { dashboardsFor } from './open.ts';
import { withoutPeople } from './without-people.ts';

/** What reading dashboards stands on. */
export interface FiguresDeps {
  readonly write: WriteDeps;
  readonly readModel: ReadModel;
  /** Zone of the institution's dates. */
  readonly timeZone: string;
}

/**
 * The figures of a dashboard for an actor: what the screen, the wall and the reports show. They stay within the actor's
 * reach, and parts of which they may see nothing are left out.
 *
 * @throws GoreError `no_encontrado` for a dashboard that is not open to the actor, `malformado` for a unit out of reach,
 * `no_disponible` while PostgreSQL is away.
 */
export const figuresOf = async (
  { write, readModel, timeZone }: FiguresDeps,
  actor: Actor,
  name: string,
  request: DashboardRequest = {},
): Promise<DashboardAnswer> => {
  const dashboard = dashboardsFor(write, actor).find((one) => one.name === name);
  if (!dashboard || (request.wall && !dashboard.wall)) throw notFound();
  const context = await askersContext(write, actor, timeZone);
  const seen = request.wall ? withoutPeople(write.product, context) : context;
  return asking(() => readModel.dashboard(seen, dashboard, request));
};
