import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { stageConfig } from '../../stacks/config/stages.ts';
import { root } from '../local/settings.ts';
import { ensureWeb } from '../local/web-build.ts';
import { assertAllowed, cdkWords, readRequest } from './plan.ts';

const say = (line: string) => console.log(line);

/** Runs a script of this checkout on its own Node; `cdk` finds the same one by the path. */
const run = (
  script: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): number => {
  const { status } = spawnSync(process.execPath, [join(root, script), ...words], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${join(root, 'node_modules/node/bin')}:${process.env.PATH ?? ''}`,
      // With telemetry on and its host out of reach, a failure would end as if all had gone well.
      SST_TELEMETRY_DISABLED: '1',
      CDK_DISABLE_VERSION_CHECK: '1',
      ...env,
    },
  });
  return status ?? 1;
};

/** `npm run synth|diff|deploy|remove -- --stage dev|qa|prod`. */
const carryOut = (): number => {
  const request = readRequest(process.argv.slice(2));
  const config = stageConfig(request.stage);
  assertAllowed(request, config);
  ensureWeb(say);
  const { stage } = config;
  if (request.order !== 'synth') return run('node_modules/aws-cdk/bin/cdk', cdkWords(request, config));
  const status = run('stacks/bin.ts', [], { STAGE: stage, CDK_OUTDIR: join(root, 'cdk.out', stage) });
  if (status === 0) say(`Los stacks de «${stage}» están en cdk.out/${stage}.`);
  return status;
};

try {
  process.exitCode = carryOut();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
