import type { SqlPool } from '../../ports/sql.ts';
import type { Product } from '../declare/product.ts';
import { type AuditPage, type AuditRequest, readAudit } from './audit.ts';
import { type BreakdownPart, type BreakdownRequest, readBreakdown } from './breakdown.ts';
import type { ReadContext } from './context.ts';
import type { ReadDashboard } from './dashboard/boards.ts';
import { createLabelSource } from './labels.ts';
import { layoutsOf } from './layout.ts';
import { countRows, type ListPage, type ListRequest, readList } from './list.ts';
import { atlasOnDemand, dashboardsOnDemand } from './on-demand.ts';
import { type Option, type OptionsRequest, readOptions } from './options.ts';
import { readPartAlerts } from './part-alerts.ts';
import { type Progress, readChange, readProgress } from './progress.ts';
import { awaitVersions, type WrittenVersion } from './projected.ts';
import { type Relation, readRelated } from './related.ts';
import { type SearchHit, searchEverywhere } from './search.ts';
import type { SearchFilter } from './search-filter.ts';
import type { Atlas } from './spatial/atlas.ts';
import { readStory, type StoryPage, type StoryRequest } from './story.ts';
import { createCommonTexts } from './text-hits.ts';
import { createTotals } from './totals.ts';
import type { Selection } from './where.ts';

/**
 * The read side of the product: the only code that writes SQL over its data. Each answer stays within the institution
 * and the reach of the context, and shows nothing hidden. Questions it refuses throw `QueryRefusal`; anything else
 * thrown means that PostgreSQL failed or is away.
 */
export interface ReadModel {
  readonly list: (context: ReadContext, request: ListRequest) => Promise<ListPage>;
  /** Exact number of rows a list has, however many. */
  readonly count: (context: ReadContext, request: Selection & Pick<ListRequest, 'module'>) => Promise<number>;
  /** Counts and adds up by a value, in one query. */
  readonly breakdown: (context: ReadContext, request: BreakdownRequest) => Promise<readonly BreakdownPart[]>;
  readonly options: (context: ReadContext, request: OptionsRequest) => Promise<readonly Option[]>;
  readonly search: (
    context: ReadContext,
    text: string,
    filter?: SearchFilter,
  ) => Promise<readonly SearchHit[]>;
  readonly relatedCounts: (
    context: ReadContext,
    key: { readonly module: string; readonly id: string },
  ) => Promise<readonly Relation[]>;
  /** Waits half a second at the most for what somebody wrote; answers the versions still missing. */
  readonly projectedVersions: (
    tenant: string,
    keys: readonly WrittenVersion[],
  ) => Promise<readonly WrittenVersion[]>;
  /** Entries of the audit; of every record when `everything`, otherwise of those within reach. */
  readonly audit: (context: ReadContext, request: AuditRequest, everything: boolean) => Promise<AuditPage>;
  /** A number that grows whenever a record of the module changes, whoever sees it. */
  readonly change: (tenant: string, module: string) => Promise<number>;
  /** What happened to a record and to what belongs to it, within reach. */
  readonly story: (context: ReadContext, request: StoryRequest) => Promise<StoryPage>;
  /** Ids of the alerts about what belongs to a record, within reach. */
  readonly partAlerts: (
    context: ReadContext,
    about: { readonly module: string; readonly id: string },
  ) => Promise<readonly string[]>;
  readonly progress: (tenant: string) => Promise<readonly Progress[]>;
  /** The figures of a dashboard; parts the actor may see nothing of are left out. */
  readonly dashboard: ReadDashboard;
  /** What the map asks. */
  readonly atlas: Atlas;
}

/**
 * Opens the read side of a product. Keep it for the life of the process: it remembers totals and names.
 *
 * @param pool connects as `gore_app`.
 * @param few up to so many rows a list sorts; more it reads in order. The size of the table says it without.
 */
export const createReadModel = (
  pool: SqlPool,
  product: Product,
  { few }: { readonly few?: number } = {},
): ReadModel => {
  const reader = {
    pool,
    layouts: layoutsOf(product.modules),
    totals: createTotals(),
    labels: createLabelSource(pool),
    common: createCommonTexts(),
    few,
  };
  return {
    list: (context, request) => readList(reader, context, request),
    count: (context, request) => countRows(reader, context, request),
    breakdown: (context, request) => readBreakdown(reader, context, request),
    options: (context, request) => readOptions(reader, context, request),
    search: (context, text, filter) => searchEverywhere(reader, context, text, filter),
    relatedCounts: (context, key) => readRelated(reader, product, context, key),
    projectedVersions: (tenant, keys) => awaitVersions(pool, tenant, keys),
    audit: (context, request, everything) => readAudit(reader, context, request, everything),
    change: (tenant, module) => readChange(pool, tenant, module),
    partAlerts: (context, about) => readPartAlerts(reader, product, context, about),
    story: (context, request) => readStory(reader, product, context, request),
    progress: (tenant) => readProgress(pool, tenant),
    dashboard: dashboardsOnDemand(reader),
    atlas: atlasOnDemand(reader),
  };
};
