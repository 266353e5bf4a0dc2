import type { MatrixModule, RoleEntry } from '@gore/core/kernel/declare/matrix.ts';
import type { Delta } from '@gore/core/kernel/declare/policy.ts';
import { request } from './http.ts';

/** What a role may do, module by module. */
export interface RoleMatrix {
  readonly rol: RoleEntry;
  readonly modulos: readonly MatrixModule[];
}

type Data<T> = { readonly data: T };

const path = (role: string): string => `/api/v1/permisos/${encodeURIComponent(role)}`;

/** Address of the workbook with what every role may do. */
export const matrixWorkbook = '/api/v1/exportaciones/permisos';

/** The roles of the institution. */
export const fetchRoles = async (signal: AbortSignal): Promise<readonly RoleEntry[]> =>
  (await request<Data<readonly RoleEntry[]>>('GET', '/api/v1/permisos', { signal })).data;

/** What one role may do. */
export const fetchMatrix = async (role: string, signal: AbortSignal): Promise<RoleMatrix> =>
  (await request<Data<RoleMatrix>>('GET', path(role), { signal })).data;

/** Changes what a role may do, from the version that was read. */
export const saveRole = async (
  role: RoleEntry,
  change: { readonly delta: Delta; readonly motivo: string; readonly vigenteDesde?: string },
): Promise<void> => {
  await request('POST', path(role.code), { body: { ...change, version: role.record?.version } });
};

/** Looks at the portal as a role would from now on, in a unit or where the person is. */
export const startPreview = async (role: string, unit?: string): Promise<void> => {
  await request('POST', '/api/v1/ver-como', { body: { rol: role, ...(unit ? { unidad: unit } : {}) } });
};

/** Looks at the portal with one's own eyes again. */
export const endPreview = async (): Promise<void> => {
  await request('POST', '/api/v1/ver-como', { body: { rol: null } });
};
