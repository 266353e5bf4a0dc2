import { expect, it } from 'vitest';
import { auditEntry } from '../../testing/audit-entry.ts';
import type { AuditEntry, Sidecar } from './chain.ts';
import { replay } from './replay.ts';

const entry = (seq: number, changes: AuditEntry['changes']): AuditEntry => auditEntry(seq, { changes });

it('a history tells what its record is: its fields, those of the institution and its state', () => {
  const told = replay(
    [
      entry(1, [
        { field: 'monto', after: 1 },
        { field: 'extra.nota', after: 'x' },
        { field: 'extra.otra', after: 'y' },
        { field: 'estado', after: 'NUEVO' },
        { field: 'run', commitments: { after: 'h' } },
        { field: 'correo', commitments: { after: 'h' } },
      ]),
      entry(2, [
        { field: 'monto', before: 1, after: 2 },
        { field: 'extra.otra', before: 'y' },
        { field: 'codigo', before: 'A-1', after: 'A-2' },
        { field: 'run', commitments: { before: 'h', after: 'i' } },
      ]),
    ],
    new Map<number, Sidecar>([
      [1, { correo: { suprimido: '1' } }],
      [2, { run: { salt: 's', before: '1-9', after: '2-7' } }],
    ]),
  );
  expect(told).toEqual({
    data: { monto: 2, run: '2-7' },
    extra: { nota: 'x' },
    estado: 'NUEVO',
    untold: new Set(['correo']),
  });
});
