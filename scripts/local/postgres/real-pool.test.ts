import { expect, test } from 'vitest';
import { connectRealPostgres } from './real-pool.ts';
import type { SqlPool } from './sql-pool.ts';

test('a real pool is a SqlPool and fails fast when nobody listens', async () => {
  const pool: SqlPool = connectRealPostgres('postgres://nadie@127.0.0.1:1/nada');
  await expect(pool.query('select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await pool.end();
});
