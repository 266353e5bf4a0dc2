import type { AuditEntry } from '../runtime/audit/chain.ts';

/** An entry of the audit for tests that need one whole and care about a few of its values. */
export const auditEntry = (seq: number, more: Partial<AuditEntry> = {}): AuditEntry => ({
  tenant: 't',
  module: 'obra',
  id: 'a',
  codigo: 'A-1',
  seq,
  at: '2026-07-15T16:00:00.000Z',
  actor: 'ana',
  verb: 'editar',
  estado: 'VIGENTE',
  changes: [],
  requestId: 'r',
  depth: 0,
  prev: '',
  ...more,
});
