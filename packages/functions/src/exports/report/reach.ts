import { personalValues } from '@gore/core/kernel/declare/personal.ts';
import type { Product } from '@gore/core/kernel/declare/product.ts';
import type { ReadContext } from '@gore/core/kernel/readmodel/context.ts';
import { type Layout, layoutsOf } from '@gore/core/kernel/readmodel/layout.ts';
import { sightOf } from '@gore/core/kernel/readmodel/sight.ts';
import type { Access } from '@gore/core/kernel/runtime/access/access.ts';
import { beginWork, type Command, type WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { moduleOf } from '../../api/command.ts';
import { readContext } from '../../api/read-context.ts';
import { takenOut } from '../list/taken-out.ts';
import type { ReportRequest } from './request.ts';

/** What whoever a report is for may see of each module. */
export interface ReportReach {
  /** What they read: enough for figures. */
  readonly counted: ReadContext;
  /** What they may take out of the portal too: what is listed. */
  readonly listed: ReadContext;
  readonly access: Access;
  /** Whether a value of a module may stand in the report. */
  readonly sees: (module: string, name: string) => boolean;
}

/** Whoever is outside sees no person: no personal value, and nobody's name. */
const impersonal = (product: Product, context: ReadContext): ReadContext => ({
  ...context,
  access: (name) => {
    const seen = product.people.has(name) ? undefined : context.access(name);
    const module = product.find(name);
    if (!seen || !module) return undefined;
    const personal = personalValues(module);
    const readable = [...seen.readable].filter(
      (field) => !personal.has(field) && !product.people.has(module.fields[field]?.module ?? ''),
    );
    return { ...seen, readable: new Set(readable) };
  },
});

const layouts = new WeakMap<Product, ReadonlyMap<string, Layout>>();
const layoutsFor = (product: Product): ReadonlyMap<string, Layout> => {
  const known = layouts.get(product) ?? layoutsOf(product.modules);
  layouts.set(product, known);
  return known;
};

/** Tells which values of which modules a reader sees. */
export const seerOf =
  (product: Product, context: ReadContext): ReportReach['sees'] =>
  (name, value) => {
    const layout = layoutsFor(product).get(name);
    const known = context.access(name);
    return Boolean(layout && known && sightOf(layout, known).sees(value));
  };

/** What the person a report is made for may see, by the permissions of this moment. */
export const reachFor = async (
  write: WriteDeps,
  command: Command,
  { report, outside }: Pick<ReportRequest, 'report' | 'outside'>,
  zone: string,
): Promise<ReportReach> => {
  const { product } = write;
  const first = report.of ?? product.modules[0]?.name ?? '';
  const { access, blocked, extra } = await beginWork(write, command, moduleOf(product, first));
  const own = { module: first, extra };
  const seen = await readContext(write, command.actor, zone, blocked, own);
  const counted = outside ? impersonal(product, seen) : seen;
  return {
    counted,
    listed: takenOut(counted, access),
    access,
    sees: seerOf(product, counted),
  };
};
