import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { stageConfig } from '../stacks/config/stages.ts';
import { fetchEdge, putPagesBack } from './rollback/pages.ts';
import { type Aws, findVersions, pointAlias, readRequest } from './rollback/plan.ts';

const run = promisify(execFile);

/** The AWS CLI of this machine, with the credentials of whoever runs the command. */
const awsIn =
  (region: string): Aws =>
  async (words) => {
    const global = words[0] === 'cloudfront' ? 'us-east-1' : region;
    const { stdout } = await run('aws', [...words, '--region', global, '--output', 'json'], {
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout.trim().startsWith('{') ? JSON.parse(stdout) : undefined;
  };

/** `npm run rollback -- --stage prod --to 0.2.0`: the code and the pages of an earlier release, in about a minute. */
const rollback = async (): Promise<void> => {
  const { stage, to } = readRequest(process.argv.slice(2));
  const config = stageConfig(stage);
  const aws = awsIn(config.region);
  const spare = mkdtempSync(join(tmpdir(), 'gore-vuelta-'));
  try {
    const steps = await findVersions(aws, config, to);
    const edge = await fetchEdge(aws, config, to, spare, (file) => readFileSync(file, 'utf8'));
    await Promise.all(steps.map((step) => pointAlias(aws, step)));
    console.log(`${steps.length} funciones volvieron a la versión ${to}.`);
    await putPagesBack(aws, config, to, edge);
    console.log(`Las páginas también. Compruebe: npm run doctor -- --stage ${config.stage}`);
  } finally {
    rmSync(spare, { recursive: true, force: true });
  }
};

await rollback().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
