import type { Json } from '../../declare/json.ts';
import type { StoredRecord } from '../../runtime/stored.ts';

/** Id number `n`, in the order of its number. */
export const idOf = (n: number): string => `01${String(n).padStart(24, '0')}`;

/** A stored record of a module, of tenant `t` and version 1 unless said. */
export const stored = (
  module: string,
  n: number,
  data: Readonly<Record<string, Json>>,
  more: Partial<StoredRecord> = {},
): StoredRecord => ({
  tenant: 't',
  module,
  id: idOf(n),
  version: 1,
  codigo: `X-${String(n).padStart(5, '0')}`,
  estado: 'NUEVO',
  estadoDesde: '2024-09-01T12:00:00.000Z',
  data,
  creadoEn: '2024-09-01T12:00:00.000Z',
  creadoPor: idOf(900),
  actualizadoEn: '2024-09-01T12:00:00.000Z',
  actualizadoPor: 'sistema:prueba',
  hechos: {},
  hash: 'h',
  ...more,
});
