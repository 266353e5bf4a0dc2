import { ofRecord, type ReportRows } from '@gore/core/kernel/declare/report.ts';
import type { ListFilter } from '@gore/core/kernel/readmodel/filters.ts';
import type { Selection } from '@gore/core/kernel/readmodel/where.ts';
import type { ReportRequest } from './request.ts';

const textsOf = (value: unknown): readonly string[] => {
  if (value === undefined || value === null || value === '') return [];
  return (Array.isArray(value) ? value : [value]).map(String);
};

/** The records a part of a report is about, with the parameters of this one. */
export const selectionOf = (
  { filter, ties = [], module }: ReportRows,
  { params, record }: Pick<ReportRequest, 'params' | 'record'>,
): Selection & { readonly module: string } => {
  const given = (name: string | undefined): readonly string[] =>
    textsOf(name === ofRecord ? record : name && params[name]);
  const filters = ties.flatMap((tie): readonly ListFilter[] => {
    if ('is' in tie) {
      const any = given(tie.is);
      return any.length ? [{ field: tie.field, any }] : [];
    }
    const [min] = given(tie.from);
    const [max] = given(tie.to);
    return min || max ? [{ field: tie.field, ...(min ? { min } : {}), ...(max ? { max } : {}) }] : [];
  });
  return { module, filters, ...(filter ? { named: filter } : {}) };
};
