import type { SqlPool } from '../../ports/sql.ts';
import type { Product } from '../declare/product.ts';
import type { AuditEntry } from '../runtime/audit/chain.ts';
import { auditWrites } from './audit-table.ts';
import { type Image, type Sorted, sortImages } from './images.ts';
import { type Layout, layoutsOf } from './layout.ts';
import { type Mark, projectMarks } from './marks.ts';
import { shadowName, tableName } from './names.ts';
import { type SearchShape, searchShape } from './search-row.ts';
import { progressWrite, runInTurn, type Statement, searchWrites, tableWrites } from './statements.ts';
import { inTransaction, type Statements } from './transaction.ts';

/** Copies what happens in the system of record into the read model. */
export interface Projector {
  /**
   * Projects a batch in one transaction. Images may come twice, late or in any order; those of modules the product
   * does not have are passed over. Throws what the driver throws: the caller splits the batch or tries again.
   */
  readonly project: (images: readonly Image[]) => Promise<void>;
  /** Adds entries to the audit that can be searched, in one transaction; those that are there stay as they are. */
  readonly projectEntries: (entries: readonly AuditEntry[]) => Promise<void>;
  /** Notes that everything written before some marks has come. */
  readonly projectMarks: (marks: readonly Mark[]) => Promise<void>;
}

interface Target {
  readonly layout: Layout;
  readonly search: SearchShape;
}

/** Modules being rebuilt: their rows also go to the table they are rebuilt into. The lock holds off its swap. */
const readShadowed = async (client: Statements): Promise<ReadonlySet<string>> => {
  const { rows } = await client.query(
    `select nombre from esquema_lectura where estado = 'reconstruyendo' for share`,
  );
  return new Set(rows.map(({ nombre }) => String(nombre).replace(/^modulo:/, '')));
};

/** What a batch brings to one module. */
interface Delivery extends Target {
  readonly sorted: Sorted;
}

function* writesOf(
  deliveries: readonly Delivery[],
  images: readonly Image[],
  shadowed: ReadonlySet<string>,
): Generator<Statement> {
  for (const { layout, search, sorted } of deliveries) {
    const { name } = layout.module;
    yield* tableWrites(layout, tableName(name), sorted);
    if (shadowed.has(name)) yield* tableWrites(layout, shadowName(name), sorted);
    yield* searchWrites(layout, search, sorted);
  }
  // Last of all, so that this line, which every batch of a module changes, is locked for a moment only.
  yield progressWrite(images);
}

/**
 * Makes the projector of a product.
 *
 * @param pool connects as `gore_app`.
 */
export const createProjector = (pool: SqlPool, product: Product): Projector => {
  const targets = new Map(
    [...layoutsOf(product.modules)].map(([name, layout]): [string, Target] => [
      name,
      { layout, search: searchShape(layout) },
    ]),
  );
  return {
    project: async (images) => {
      const deliveries = sortImages(images).flatMap(([module, sorted]) => {
        const target = targets.get(module);
        return target ? [{ ...target, sorted }] : [];
      });
      if (deliveries.length === 0) return;
      const known = images.filter(({ module }) => targets.has(module));
      await inTransaction(pool, async (client) =>
        runInTurn(client, writesOf(deliveries, known, await readShadowed(client))),
      );
    },
    projectEntries: async (entries) => {
      if (entries.length) await inTransaction(pool, (client) => runInTurn(client, auditWrites(entries)));
    },
    projectMarks: (marks) => projectMarks(pool, marks),
  };
};
