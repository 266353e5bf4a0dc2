import { App } from 'aws-cdk-lib';
import { buildApp } from './build-app.ts';
import { stageConfig } from './config/stages.ts';
import { currentRelease } from './release.ts';

/** Host of the stacks for `cdk`, the way they are really deployed. */
const app = new App();
buildApp(app, stageConfig(app.node.tryGetContext('stage') ?? process.env.STAGE), currentRelease());
app.synth();
