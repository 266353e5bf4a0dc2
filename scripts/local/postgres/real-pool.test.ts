import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { connectRealPostgres } from './real-pool.ts';
import type { SqlPool } from './sql-pool.ts';

test('a real pool is a SqlPool and fails fast when nobody listens', async () => {
  const pool: SqlPool = connectRealPostgres('postgres://nadie@127.0.0.1:1/nada');
  await expect(pool.query('select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await pool.end();
});

test('a server that takes the call and says nothing is given up soon, however long one may wait in line', async () => {
  const mute = createServer(() => undefined);
  mute.listen(0, '127.0.0.1');
  await once(mute, 'listening');
  const { port } = mute.address() as AddressInfo;
  const pool = connectRealPostgres(`postgres://nadie@127.0.0.1:${port}/nada`, undefined, 20);
  await expect(pool.query('select 1')).rejects.toThrow('timeout expired');
  await pool.end();
  mute.close();
});
