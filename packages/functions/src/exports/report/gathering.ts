import type { Fields } from '@gore/core/kernel/declare/field.ts';
import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import type { ReportRows, ReportSection } from '@gore/core/kernel/declare/report.ts';
import type { ReadModel } from '@gore/core/kernel/readmodel/query.ts';
import type { WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { type CellReader, createCells } from '../list/cells.ts';
import type { ReportReach } from './reach.ts';
import type { ReportRequest } from './request.ts';

/** What the parts of a report are gathered with. */
export interface Gathering {
  readonly write: WriteDeps;
  readonly readModel: ReadModel;
  readonly zone: string;
  readonly request: ReportRequest;
  readonly reach: ReportReach;
  /** Told of the records a part shows, before it shows them. */
  readonly noted: (module: AnyModule, names: readonly string[], ids: readonly string[]) => Promise<void>;
}

/** A section of one kind. */
export type OfKind<K extends ReportSection['kind']> = Extract<ReportSection, { readonly kind: K }>;

/** Reports show what declarations name; fields an institution added stand in no declaration. */
export const noExtra: Fields = {};

/** Cells of a report: texts stay what they are, and whoever writes a spreadsheet guards them. */
export const cellsIn = ({ zone }: Pick<Gathering, 'zone'>): CellReader => createCells(zone, (text) => text);

/** Whether the records of a part may be counted for whoever it is for. */
export const mayCount = ({ reach }: Gathering, { module }: Pick<ReportRows, 'module'>): boolean =>
  reach.counted.access(module) !== undefined;

/** Whether they may be shown one by one, which takes them out of the portal. */
export const mayTake = ({ reach }: Gathering, module: string): boolean =>
  reach.access.may(module, 'exportar') && reach.listed.access(module) !== undefined;
