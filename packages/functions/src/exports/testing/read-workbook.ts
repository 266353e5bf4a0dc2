import excel from 'exceljs';

/** A cell of a workbook as Excel would hold it. */
export interface ReadCell {
  readonly value: unknown;
  /** Result of its formula. */
  readonly result?: unknown;
  readonly isText: boolean;
}

/** Opens the first sheet of a workbook and reads its rows, empty ones too. */
export const readWorkbook = async (bytes: ArrayBuffer): Promise<readonly (readonly ReadCell[])[]> => {
  const book = new excel.Workbook();
  await book.xlsx.load(bytes);
  const rows: ReadCell[][] = [];
  book.worksheets[0]?.eachRow({ includeEmpty: true }, (row) => {
    const cells: ReadCell[] = [];
    row.eachCell({ includeEmpty: true }, ({ value, result, type }) =>
      cells.push({ value, result, isText: type === excel.ValueType.String }),
    );
    rows.push(cells);
  });
  return rows;
};
