import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../scripts/local/settings.ts';
import { type Cluster, startCluster } from './own-cluster.ts';

/** Everything that reads, and the whole portal by its API. */
const suites = ['packages/core/src/kernel/readmodel', 'tests/api'];

const given = process.env.GORE_PG_URL;
let cluster: Cluster | undefined;
beforeAll(async () => {
  if (!given) cluster = await startCluster();
}, 120_000);
afterAll(() => cluster?.stop());

it.each(suites)(
  '%s holds on a real PostgreSQL with PostGIS',
  (suite) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/vitest/vitest.mjs'), 'run', suite],
      {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, GORE_PG_URL: given ?? cluster?.url },
        maxBuffer: 2 ** 28,
      },
    );
    expect(status, `${stdout.slice(-2000)}${stderr.slice(-6000)}`).toBe(0);
  },
  1_800_000,
);
