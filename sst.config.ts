import type { App } from 'aws-cdk-lib';
import type { SSTConfig } from 'sst';
import { buildApp } from './stacks/build-app.ts';
import { stageConfig, stages } from './stacks/config/stages.ts';
import { currentRelease } from './stacks/release.ts';

/** Host of the stacks for SST v2: a thin shell over the same function `stacks/bin.ts` calls. */
export default {
  config: ({ stage }) => ({ name: stages.dev.app, stage: stage ?? 'dev', region: stages.dev.region }),
  // A method, since SST's first look at this file takes exactly that away, and with it every import.
  stacks(app) {
    buildApp(app as unknown as App, stageConfig(app.stage), currentRelease());
  },
} satisfies SSTConfig;
