import type { ReadContext } from '@gore/core/kernel/readmodel/context.ts';
import type { ListRequest } from '@gore/core/kernel/readmodel/list.ts';
import type { ReadModel } from '@gore/core/kernel/readmodel/query.ts';

/** A record of a list as a selection holds it. */
export interface Chosen {
  readonly id: string;
  readonly version: number;
  readonly estado: string;
}

const greatestPage = 200;

/** Every record a list has, up to `most`, with how many there are in all. */
export const chooseAll = async (
  readModel: ReadModel,
  context: ReadContext,
  { cursor: _, ...request }: ListRequest,
  most: number,
): Promise<{ readonly data: readonly Chosen[]; readonly total: number }> => {
  const chosen: Chosen[] = [];
  let cursor: string | null = null;
  let total = 0;
  do {
    const page = await readModel.list(context, {
      ...request,
      columns: [],
      limit: greatestPage,
      ...(cursor ? { cursor } : { exactTotal: true }),
    });
    if (!cursor) total = page.total;
    chosen.push(...page.rows.map(({ id, version, estado }) => ({ id, version, estado })));
    cursor = page.next;
  } while (cursor && chosen.length < most);
  return { data: chosen.slice(0, most), total };
};
