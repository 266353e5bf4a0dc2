import { OPERATOR_ROLE } from '@gore/core/identity/operator.ts';
import type { RoleEntry } from '@gore/core/kernel/declare/matrix.ts';
import { isByModule, isDelta } from '@gore/core/kernel/declare/policy.ts';
import type { Product } from '@gore/core/kernel/declare/product.ts';
import { readPolicyRecords } from '@gore/core/kernel/runtime/access/policy-store.ts';
import type { Store } from '@gore/core/kernel/runtime/store/store.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import type { Reviewed } from './matrix.ts';

/** How the role everybody has is called. */
export const everybody = { code: '*', label: 'Todas las personas' } as const;

const recordPart = ({ id, version, data }: StoredRecord): NonNullable<RoleEntry['record']> => ({
  id,
  version,
  modules: isDelta(data.delta) ? Object.keys(data.delta) : [],
  ...(typeof data.vigenteDesde === 'string' ? { since: data.vigenteDesde } : {}),
});

/** Records of the roles of an institution, as they are now. */
export const roleRecords = async (store: Store, tenant: string): Promise<readonly StoredRecord[]> =>
  (await readPolicyRecords(store, tenant)).filter(({ module }) => module === 'rol');

/** Every role of an institution: everybody's, those of the packs and its own. */
export const rolesIn = (product: Product, records: readonly StoredRecord[]): readonly RoleEntry[] => {
  const byCode = new Map(records.map((record) => [record.codigo, record]));
  const entry = (code: string, label: string, kind: RoleEntry['kind']): RoleEntry => {
    const record = byCode.get(code);
    const archetype = kind === 'propio' ? record?.data.arquetipo : undefined;
    return {
      code,
      label,
      kind,
      ...(typeof archetype === 'string' ? { archetype } : {}),
      ...(record ? { record: recordPart(record) } : {}),
    };
  };
  const fixed = new Set([everybody.code, ...Object.keys(product.roles)]);
  return [
    ...Object.entries(product.roles)
      .filter(([code]) => code !== OPERATOR_ROLE)
      .map(([code, label]) => entry(code, label, 'fabrica')),
    ...records
      .filter(({ codigo }) => !fixed.has(codigo))
      .map(({ codigo, data }) => entry(codigo, String(data.nombre), 'propio')),
    entry(everybody.code, everybody.label, 'todos'),
  ];
};

/** The verbs somebody reviewed in a role, or nothing when nobody did. */
export const reviewedIn = (record: StoredRecord | undefined): Reviewed | undefined => {
  const reviewed = record?.data.revisados;
  return isByModule(reviewed) ? reviewed : undefined;
};
