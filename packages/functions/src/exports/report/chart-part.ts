import { moduleOf } from '../../api/command.ts';
import { type ExportColumn, exportColumns } from '../list/columns.ts';
import { kindOfSum } from './figures.ts';
import { type Gathering, mayCount, noExtra, type OfKind } from './gathering.ts';
import { paperText } from './paper-text.ts';
import { outOfReach, type Part, together } from './part.ts';
import { selectionOf } from './ties.ts';

const namesOf = async (
  { readModel, reach }: Gathering,
  { choices, module }: ExportColumn,
  keys: readonly string[],
): Promise<(key: string) => string> => {
  if (choices) return (key) => choices[key] ?? key;
  if (!module || !reach.counted.access(module)) return (key) => (module ? 'Otro' : key);
  const found = await readModel.options(reach.counted, { module, ids: keys });
  return (key) => found.find(({ id }) => id === key)?.label ?? 'Otro';
};

/** Records told apart by a value, as bars and as the table behind them. */
export const chartPart = async (gathering: Gathering, section: OfKind<'chart'>): Promise<Part> => {
  const { write, readModel, reach, request } = gathering;
  const { title, module: name, by, sum } = section;
  const values = [by, ...(sum ? [sum] : [])];
  if (!mayCount(gathering, section) || !values.every((value) => reach.sees(name, value)))
    return outOfReach(title);
  const [column] = exportColumns(moduleOf(write.product, name), noExtra, [by]);
  if (!column) return outOfReach(title);
  const found = await readModel.breakdown(reach.counted, {
    ...selectionOf(section, request),
    by,
    ...(sum ? { sum } : {}),
  });
  const nameOf = await namesOf(
    gathering,
    column,
    found.flatMap(({ key }) => (key === null ? [] : [key])),
  );
  const kind = kindOfSum(gathering, name, sum);
  const bars = found
    .map(({ key, count, sum: added }) => {
      const value = sum ? added : count;
      return { label: key === null ? 'Sin dato' : nameOf(key), value, text: paperText({ kind }, value) };
    })
    .toSorted((a, b) => b.value - a.value);
  return {
    title,
    columns: [
      { name: 'valor', label: column.label, kind: 'text' },
      { name: 'total', label: sum ? 'Total' : 'Registros', kind },
    ],
    total: bars.length,
    pages: together(bars.map(({ label, value }) => [label, value])),
    paper: [{ kind: 'bars', title, of: column.label, bars }],
  };
};
