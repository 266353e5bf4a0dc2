import type { Fields } from '@gore/core/kernel/declare/field.ts';
import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import type { Figure, ReportRows, ReportSection } from '@gore/core/kernel/declare/report.ts';
import type { ReadModel } from '@gore/core/kernel/readmodel/query.ts';
import { notFound } from '@gore/core/kernel/runtime/refusals.ts';
import type { WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { moduleOf } from '../../api/command.ts';
import { type CellReader, createCells } from '../list/cells.ts';
import { type ExportColumn, exportColumns } from '../list/columns.ts';
import { isNumeric, paperText } from './paper-text.ts';
import { outOfReach, type Part, type PartRow, together } from './part.ts';
import type { ReportReach } from './reach.ts';
import type { ReportRequest } from './request.ts';
import { selectionOf } from './ties.ts';
import { yearPart } from './year.ts';

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

const none: Fields = {};
const pageSize = 200;
/** Columns one question takes at the most. */
const mostColumns = 60;

type OfKind<K extends ReportSection['kind']> = Extract<ReportSection, { readonly kind: K }>;

/** Cells of files: texts stay what they are, and whoever writes a spreadsheet guards them. */
const cellsOf = (zone: string): CellReader => createCells(zone, (text) => text);

const mayCount = ({ reach }: Gathering, { module }: ReportRows): boolean =>
  reach.counted.access(module) !== undefined;

const mayTake = ({ reach }: Gathering, module: string): boolean =>
  reach.access.may(module, 'exportar') && reach.listed.access(module) !== undefined;

/** The figure, or nothing when it is out of reach. */
const figureOf = async (gathering: Gathering, figure: Figure): Promise<number | null> => {
  const { readModel, reach, request } = gathering;
  const { sum, module } = figure;
  if (!mayCount(gathering, figure) || (sum && !reach.sees(module, sum))) return null;
  const asked = { ...selectionOf(figure, request), ...(sum ? { sum } : {}) };
  const parts = await readModel.breakdown(reach.counted, asked);
  return parts.reduce((total, part) => total + (sum ? part.sum : part.count), 0);
};

const kindOfSum = ({ write }: Gathering, module: string, sum: string | undefined): ExportColumn['kind'] => {
  if (!sum) return 'integer';
  return exportColumns(moduleOf(write.product, module), none, [sum])[0]?.kind ?? 'number';
};

const figuresPart = async (gathering: Gathering, { title, figures }: OfKind<'figures'>): Promise<Part> => {
  const values = await Promise.all(figures.map((figure) => figureOf(gathering, figure)));
  const texts = figures.map(({ label, module, sum }, at) => ({
    label,
    text: paperText({ kind: kindOfSum(gathering, module, sum) }, values[at] ?? null),
  }));
  return {
    title,
    columns: [
      { name: 'cifra', label: 'Cifra', kind: 'text' },
      { name: 'valor', label: 'Valor', kind: 'number' },
    ],
    total: figures.length,
    pages: together(figures.map(({ label }, at) => [label, values[at] ?? null])),
    paper: [{ kind: 'figures', title, figures: texts }],
  };
};

const listPart = async (gathering: Gathering, section: OfKind<'list'>): Promise<Part> => {
  const { write, readModel, reach, request, zone, noted } = gathering;
  const { title, module: name, most = Number.POSITIVE_INFINITY } = section;
  if (!mayTake(gathering, name)) return outOfReach(title);
  const module = moduleOf(write.product, name);
  const chosen = section.columnsFrom ? request.params[section.columnsFrom] : undefined;
  const wanted = Array.isArray(chosen) && chosen.length ? chosen.map(String) : section.columns;
  const names = wanted.filter((column) => reach.sees(name, column));
  const columns = exportColumns(module, none, names);
  const selection = selectionOf(section, request);
  const sort = section.sort && reach.sees(name, section.sort.replace(/^-/, '')) ? section.sort : undefined;
  const all = await readModel.count(reach.listed, selection);
  const total = Math.min(all, most);
  const { cell } = cellsOf(zone);
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

const chartPart = async (gathering: Gathering, section: OfKind<'chart'>): Promise<Part> => {
  const { write, readModel, reach, request } = gathering;
  const { title, module: name, by, sum } = section;
  const values = [by, ...(sum ? [sum] : [])];
  if (!mayCount(gathering, section) || !values.every((value) => reach.sees(name, value)))
    return outOfReach(title);
  const [column] = exportColumns(moduleOf(write.product, name), none, [by]);
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

/** What a ficha never prints: what has no words. */
const unprinted: ReadonlySet<ExportColumn['kind']> = new Set(['json', 'geometry', 'list']);

const recordPart = async (gathering: Gathering, { title }: OfKind<'record'>): Promise<Part> => {
  const { write, readModel, reach, request, zone, noted } = gathering;
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
  const columns = exportColumns(module, none, names).filter(({ kind }) => !unprinted.has(kind));
  const { cell } = cellsOf(zone);
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

/** Gathers one part of a report, as far as whoever it is for may see it. */
export const gatherSection = async (gathering: Gathering, section: ReportSection): Promise<Part> => {
  switch (section.kind) {
    case 'text':
      return {
        title: section.title,
        columns: [{ name: 'texto', label: 'Texto', kind: 'longText' }],
        total: 1,
        pages: together([[section.text]]),
        paper: [section],
      };
    case 'figures':
      return figuresPart(gathering, section);
    case 'list':
      return listPart(gathering, section);
    case 'chart':
      return chartPart(gathering, section);
    case 'record':
      return recordPart(gathering, section);
    case 'year':
      return yearPart(gathering, section, figureOf);
  }
};

/** Rows of a part as a table on paper. */
export const onPaper = (columns: readonly ExportColumn[], rows: readonly PartRow[]) => ({
  columns: columns.map((column) => ({ label: column.label, numeric: isNumeric(column) })),
  rows: rows.map((row) => columns.map((column, at) => paperText(column, row[at] ?? null))),
});
