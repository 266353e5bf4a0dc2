import { listRecords, type RecordPage } from '../api/records.ts';
import type { Schema } from '../descriptor.ts';
import { change, type ListState, writeApiQuery } from '../list/state.ts';
import { mergeRefs } from '../record.ts';

/** Most records a view draws at once; beyond them the list serves better. */
const mostRows = 300;
const perPage = 100;

/** The first records a state of the list asks for, as many as a view draws. */
export const fetchForView = async (
  schema: Schema,
  state: ListState,
  columns: readonly string[],
  signal: AbortSignal,
  most = mostRows,
): Promise<RecordPage> => {
  let page = await listRecords(
    schema.name,
    writeApiQuery({ ...change(state, {}), size: Math.min(perPage, most) }, columns),
    signal,
  );
  while (page.meta.next && page.data.length < most) {
    const asked = { ...state, cursor: page.meta.next, size: perPage };
    const next = await listRecords(schema.name, writeApiQuery(asked, columns), signal);
    page = {
      data: [...page.data, ...next.data],
      meta: { ...next.meta, total: page.meta.total, refs: mergeRefs(page.meta.refs, next.meta.refs) },
    };
  }
  return page;
};
