/** A row of the table of communes, as a sheet takes it. */
interface PartRow {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly value: number | undefined;
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Numbers as a sheet in Spanish reads them; empty where there is none. */
const plain = (value: number | undefined): string =>
  value === undefined ? '' : String(value).replace('.', ',');

/** What each commune adds up to as a CSV that a sheet in Spanish opens: semicolons, and a mark that says it is UTF-8. */
export const partsTable = (names: readonly [string, string], rows: readonly PartRow[]): string =>
  `\uFEFF${[
    ['Código', names[0], 'Número', names[1]].map(quoted),
    ...rows.map(({ key, name, count, value }) => [quoted(key), quoted(name), String(count), plain(value)]),
  ]
    .map((cells) => cells.join(';'))
    .join('\r\n')}\r\n`;
