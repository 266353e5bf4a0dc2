import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import { personalValues } from '@gore/core/kernel/declare/personal.ts';
import {
  type AuditEntry,
  conceal,
  entryHash,
  type KeptValue,
} from '@gore/core/kernel/runtime/audit/chain.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';

/** The whole history of a record in a copy: one entry that says what it is, since what it was is not told. */
export const firstEntry = (
  module: AnyModule,
  record: StoredRecord,
): {
  readonly entry: AuditEntry;
  readonly hash: string;
  readonly sidecar: Readonly<Record<string, KeptValue>>;
} => {
  const personal = personalValues(module);
  const values = [
    ...Object.entries(record.data),
    ...Object.entries(record.extra ?? {}).map(([name, value]) => [`extra.${name}`, value] as const),
    ['estado', record.estado] as const,
  ];
  const { changes, sidecar } = conceal(
    values.map(([field, after]) => ({ field, after })),
    (field) => personal.has(field),
  );
  const { tenant, module: name, id } = record;
  const entry: AuditEntry = {
    tenant,
    module: name,
    id,
    codigo: personal.has('codigo') ? '' : record.codigo,
    seq: 1,
    at: record.creadoEn,
    actor: 'sistema:copia',
    verb: 'crear',
    estado: record.estado,
    changes,
    requestId: 'copia',
    depth: 0,
    prev: '',
  };
  return { entry, hash: entryHash(entry), sidecar };
};
