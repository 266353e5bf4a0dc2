/** How much of a file the importer is willing to take in; everything beyond is refused with a sentence. */
export interface ImportLimits {
  /** Bytes of the file as uploaded. */
  readonly fileBytes: number;
  /** Bytes of everything an xlsx unpacks to. */
  readonly unpackedBytes: number;
  /** Bytes of each xlsx part that is held in memory whole: shared texts, styles, the list of sheets. */
  readonly heldPartBytes: number;
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

/** What the product takes: beyond a year's worth of the biggest known sheet, within one worker of 1 GB. */
export const importLimits: ImportLimits = {
  fileBytes: 20 * MIB,
  unpackedBytes: 400 * MIB,
  heldPartBytes: 64 * MIB,
  parts: 2000,
  rows: 100_000,
  columns: 500,
  cellChars: 32_767,
  recordChars: MIB,
};
