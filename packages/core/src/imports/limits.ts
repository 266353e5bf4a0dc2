/** How much of a file the importer is willing to take in; everything beyond is refused with a sentence. */
export interface ImportLimits {
  /** Bytes of the file as uploaded. */
  readonly fileBytes: number;
  /** Bytes of everything an xlsx unpacks to. */
  readonly unpackedBytes: number;
  /** Bytes of the texts that the cells of an xlsx share, which are held in memory. */
  readonly sharedTextBytes: number;
  /** Bytes of the styles of an xlsx, and of its list of sheets. */
  readonly metadataBytes: number;
  /** Files inside an xlsx. */
  readonly parts: number;
  readonly rows: number;
  readonly columns: number;
  /** Characters of one cell; 32,767 is what Excel itself allows. */
  readonly cellChars: number;
  /** Characters of one record of a CSV. */
  readonly recordChars: number;
}

const MIB = 2 ** 20;

/** What the product takes: beyond a year's worth of the biggest known sheet, within one worker of 1 GB; texts that cells share are held in memory, so a workbook with more of them is refused. */
export const importLimits: ImportLimits = {
  fileBytes: 100 * MIB,
  unpackedBytes: 1500 * MIB,
  sharedTextBytes: 64 * MIB,
  metadataBytes: 8 * MIB,
  parts: 2000,
  rows: 1_000_000,
  columns: 500,
  cellChars: 32_767,
  recordChars: MIB,
};
