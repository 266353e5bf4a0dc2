import { expect, it } from 'vitest';
import type { SqlPool } from '../../ports/sql.ts';
import { awaitMark, projectMarks } from './marks.ts';

const refusing: SqlPool = {
  query: () => Promise.reject(new Error('asked')),
  connect: () => Promise.reject(new Error('asked')),
  end: async () => undefined,
};

it('a batch without marks asks the database nothing', async () => {
  await expect(projectMarks(refusing, [])).resolves.toBeUndefined();
});

it('a mark that never passes is not waited for without end', async () => {
  const pool: SqlPool = { ...refusing, query: async () => ({ rows: [], rowCount: 0 }) };
  const mark = { tenant: 't', at: '2026-01-01T00:00:00.000Z' };
  await expect(awaitMark(pool, mark, { patienceMs: 0, pollMs: 1 })).rejects.toThrow('not passed the mark');
});
