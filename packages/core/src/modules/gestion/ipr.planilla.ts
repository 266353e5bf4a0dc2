import type { Fields } from '../../kernel/declare/field.ts';
import type { RawRow, Sheet } from '../../kernel/declare/sheet.ts';
export const analisis = { label: 'x', recognise: [], columns: {}, totals: [] } satisfies Sheet<
  Fields,
  string
> & { skip?: (r: RawRow) => string | undefined };
