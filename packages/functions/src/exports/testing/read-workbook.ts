import excel from 'exceljs';

/** A cell of a workbook as Excel would hold it. */
export interface ReadCell {
  readonly value: unknown;
  /** Result of its formula. */
  readonly result?: unknown;
  readonly isText: boolean;
}

/** Opens a workbook and reads the rows of a sheet, empty ones too. @param sheet its name; the first unless said */
export const readWorkbook = async (
  bytes: ArrayBuffer,
  sheet?: string,
): Promise<readonly (readonly ReadCell[])[]> => {
  const book = new excel.Workbook();
  await book.xlsx.load(bytes);
  const rows: ReadCell[][] = [];
  const found = sheet === undefined ? book.worksheets[0] : book.getWorksheet(sheet);
  found?.eachRow({ includeEmpty: true }, (row) => {
    const cells: ReadCell[] = [];
    row.eachCell({ includeEmpty: true }, ({ value, result, type }) =>
      cells.push({ value, result, isText: type === excel.ValueType.String }),
    );
    rows.push(cells);
  });
  return rows;
};
