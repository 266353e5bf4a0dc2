import { moduleOf } from '../../api/command.ts';
import { exportColumns } from '../list/columns.ts';
import { cellsIn, type Gathering, mayTake, noExtra, type OfKind } from './gathering.ts';
import { outOfReach, type Part } from './part.ts';
import { selectionOf } from './ties.ts';

const pageSize = 200;

/** Records, a row each; they come page by page, as they are asked for. */
export const listPart = async (gathering: Gathering, section: OfKind<'list'>): Promise<Part> => {
  const { write, readModel, reach, request, noted } = gathering;
  const { title, module: name, most = Number.POSITIVE_INFINITY } = section;
  if (!mayTake(gathering, name)) return outOfReach(title);
  const module = moduleOf(write.product, name);
  const chosen = section.columnsFrom ? request.params[section.columnsFrom] : undefined;
  const wanted = Array.isArray(chosen) && chosen.length ? chosen.map(String) : section.columns;
  const names = wanted.filter((column) => reach.sees(name, column));
  const columns = exportColumns(module, noExtra, names);
  const selection = selectionOf(section, request);
  const sort = section.sort && reach.sees(name, section.sort.replace(/^-/, '')) ? section.sort : undefined;
  const all = await readModel.count(reach.listed, selection);
  const total = Math.min(all, most);
  const { cell } = cellsIn(gathering);
  const asked = { ...selection, columns: names, limit: pageSize, ...(sort ? { sort } : {}) };
  return {
    title,
    columns,
    total,
    pages: async function* () {
      let left = total;
      let cursor: string | null = '';
      while (cursor !== null && left > 0) {
        const page = await readModel.list(reach.listed, { ...asked, ...(cursor ? { cursor } : {}) });
        const rows = page.rows.slice(0, left);
        await noted(
          module,
          names,
          rows.map(({ id }) => id),
        );
        yield rows.map((row) => columns.map((column) => cell(column, row[column.name], page.refs)));
        left -= rows.length;
        cursor = page.next;
      }
    },
    ...(all > total ? { note: `Se muestran ${total} de ${all}.` } : {}),
  };
};
