import { parseArgs } from 'node:util';
import { stageConfig } from '../stacks/config/stages.ts';
import { examine, inWords, machineChecks, stageChecks } from './doctor/examine.ts';
import { realWorld } from './doctor/world.ts';
import { readSettings } from './local/settings.ts';

/** `npm run doctor` looks at this machine; `npm run doctor -- --stage prod`, at a stage from outside. */
const run = async (): Promise<void> => {
  const { values } = parseArgs({ options: { stage: { type: 'string' }, dkim: { type: 'string' } } });
  const world = realWorld();
  const checks = values.stage
    ? stageChecks(world, stageConfig(values.stage), values.dkim?.split(',') ?? [])
    : machineChecks(world, readSettings());
  const findings = await examine(checks);
  for (const finding of findings) console.log(inWords(finding));
  if (findings.some(({ gravity }) => gravity === 'falla')) process.exitCode = 1;
};

await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
