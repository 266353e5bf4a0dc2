import type { SqlPool } from '@gore/core/ports/sql.ts';
import { describe, expect, it } from 'vitest';
import { createThawedPool } from './thawed-pool.ts';

const answer = { rows: [], rowCount: 0 };

const bench = () => {
  let time = 0;
  const said: string[] = [];
  const open = (): SqlPool => {
    const name = `pool ${said.filter((line) => line.endsWith('opened')).length + 1}`;
    said.push(`${name} opened`);
    return {
      query: async () => answer,
      connect: async () => ({ query: async () => answer, release: () => undefined }),
      end: async () => {
        said.push(`${name} ended`);
      },
    };
  };
  const pool = createThawedPool({ open, now: () => time, onError: () => said.push('failed') });
  return {
    pool,
    said,
    pass: (ms: number) => {
      time += ms;
    },
  };
};

describe('a pool that may be frozen', () => {
  it('opens nothing before it is asked, and one pool for calls in a row', async () => {
    const { pool, said, pass } = bench();
    expect(said).toEqual([]);
    await pool.query('select 1');
    pass(20_000);
    await pool.query('select 1');
    pass(20_000);
    await pool.query('select 1');
    expect(said).toEqual(['pool 1 opened']);
  });

  it('leaves a pool that lay idle', async () => {
    const { pool, said, pass } = bench();
    await pool.query('select 1');
    pass(31_000);
    const client = await pool.connect();
    client.release();
    expect(said).toEqual(['pool 1 opened', 'pool 1 ended', 'pool 2 opened']);
  });

  it('takes no pool away from a session in use, however long it lasts', async () => {
    const { pool, said, pass } = bench();
    const client = await pool.connect();
    pass(120_000);
    await pool.query('select 1');
    client.release();
    expect(said).toEqual(['pool 1 opened']);
  });

  it('counts a session that could not be had as over', async () => {
    let opened = 0;
    let time = 0;
    const refused = createThawedPool({
      open: () => {
        opened += 1;
        return {
          query: async () => answer,
          connect: async () => {
            throw new Error('paused');
          },
          end: async () => undefined,
        };
      },
      now: () => time,
      onError: () => undefined,
    });
    await expect(refused.connect()).rejects.toThrow('paused');
    time = 31_000;
    await refused.query('select 1');
    expect(opened).toBe(2);
  });
});
