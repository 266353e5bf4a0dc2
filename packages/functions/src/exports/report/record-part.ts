import { notFound } from '@gore/core/kernel/runtime/refusals.ts';
import { moduleOf } from '../../api/command.ts';
import { type ExportColumn, exportColumns } from '../list/columns.ts';
import { cellsIn, type Gathering, mayTake, noExtra, type OfKind } from './gathering.ts';
import { paperText } from './paper-text.ts';
import { outOfReach, type Part, together } from './part.ts';

/** Columns one question takes at the most. */
const mostColumns = 60;

/** What a ficha never prints: what has no words. */
const unprinted: ReadonlySet<ExportColumn['kind']> = new Set(['json', 'geometry', 'list']);

/** The values of the record a report is about, in the parts its form has; what is empty is left out. */
export const recordPart = async (gathering: Gathering, { title }: OfKind<'record'>): Promise<Part> => {
  const { write, readModel, reach, request, noted } = gathering;
  const { report, record = '' } = request;
  const name = report.of ?? '';
  if (!mayTake(gathering, name)) return outOfReach(title);
  const module = moduleOf(write.product, name);
  const loose = [module.computed, module.rollups, module.derived].flatMap((part) => Object.keys(part));
  const sections = [
    { title: 'Registro', fields: ['codigo', 'estado', 'estadoDesde', 'creadoEn', 'actualizadoEn'] },
    ...module.form,
    {
      title: 'Totales y plazos',
      fields: loose.filter((one) => !module.form.some(({ fields }) => fields.includes(one))),
    },
  ];
  const names = sections.flatMap(({ fields }) => fields).filter((field) => reach.sees(name, field));
  const columns = exportColumns(module, noExtra, names).filter(({ kind }) => !unprinted.has(kind));
  const { cell } = cellsIn(gathering);
  const texts = new Map<string, string>();
  for (let from = 0; from < columns.length; from += mostColumns) {
    const some = columns.slice(from, from + mostColumns);
    const page = await readModel.list(reach.listed, {
      module: name,
      filters: [{ field: 'id', any: [record] }],
      columns: some.map((column) => column.name),
      limit: 1,
    });
    const [row] = page.rows;
    if (!row) throw notFound();
    for (const column of some) {
      const value = cell(column, row[column.name], page.refs);
      if (value !== null && value !== '') texts.set(column.name, paperText(column, value));
    }
  }
  await noted(module, names, [record]);
  const blocks = sections.flatMap((section) => {
    const facts = section.fields.flatMap((field): readonly (readonly [string, string])[] => {
      const text = texts.get(field);
      const label = columns.find((column) => column.name === field)?.label;
      return text === undefined || label === undefined ? [] : [[label, text]];
    });
    return facts.length ? [{ kind: 'facts', title: section.title, facts } as const] : [];
  });
  return {
    title,
    columns: [
      { name: 'dato', label: 'Dato', kind: 'text' },
      { name: 'valor', label: 'Valor', kind: 'text' },
    ],
    total: texts.size,
    pages: together(blocks.flatMap(({ facts }) => facts)),
    paper: blocks,
  };
};
