import type { PortalClient } from '../../../scripts/client/session.ts';

/** A row of an imported sheet with its verdict. */
export interface ImportedRow {
  readonly fila: number;
  readonly veredicto: string;
  readonly avisos: readonly string[];
  readonly motivo?: string;
  readonly codigo?: string;
  readonly registro?: string;
  readonly clave?: string;
}

export interface ImportedRows {
  readonly data: readonly ImportedRow[];
  readonly meta: { readonly next: string | null; readonly cuentas: Readonly<Record<string, number>> };
}

/** Every row of an import with a verdict, page by page. */
export const importedRows = async (
  client: PortalClient,
  id: string,
  veredicto: string,
): Promise<readonly ImportedRow[]> => {
  const rows: ImportedRow[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = new URLSearchParams({ veredicto, cursor }).toString();
    const page: ImportedRows = await client.json('GET', `/api/v1/importaciones/${id}/filas?${query}`);
    rows.push(...page.data);
    cursor = page.meta.next;
  }
  return rows;
};
