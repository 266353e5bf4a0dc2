import type { Json } from '../declare/json.ts';

/** A record as it lies in DynamoDB (entity `registro`) and travels on the stream. */
export interface StoredRecord {
  readonly tenant: string;
  readonly module: string;
  /** Lower-case ULID. */
  readonly id: string;
  readonly version: number;
  readonly codigo: string;
  readonly estado: string;
  readonly estadoDesde: string;
  /** Declared and computed values by field name; absent means empty. */
  readonly data: Readonly<Record<string, Json>>;
  /** Values of the fields the institution added. */
  readonly extra?: Readonly<Record<string, Json>>;
  readonly creadoEn: string;
  readonly creadoPor: string;
  readonly actualizadoEn: string;
  readonly actualizadoPor: string;
  readonly eliminadoEn?: string;
  /** Hash of the spreadsheet row the record last came from; the same row again changes nothing. */
  readonly huella?: string;
  /** What a spreadsheet knows the record by, where codes are a sequence; unique among living records of the module. */
  readonly clavePlanilla?: string;
  /** Who last did each verb, for four-eyes rules. */
  readonly hechos: Readonly<Record<string, string>>;
  /** Head of the audit chain; its length is the version. */
  readonly hash: string;
}
