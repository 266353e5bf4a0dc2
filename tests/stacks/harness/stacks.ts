import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { buildApp, type Stacks } from '../../../stacks/build-app.ts';
import type { CloudStage, StageConfig } from '../../../stacks/config/stage-config.ts';
import { stageConfig } from '../../../stacks/config/stages.ts';
import type { Pages } from '../../../stacks/web/pages.ts';

/** Pages as a build leaves them, without building. */
const pages = (): Pages => {
  const dist = mkdtempSync(join(tmpdir(), 'gore-paginas-'));
  mkdirSync(join(dist, '_astro'));
  writeFileSync(join(dist, '_astro/portal.js'), 'export {}');
  writeFileSync(join(dist, 'index.html'), '<!doctype html>');
  return {
    dist,
    csp: "default-src 'self'; connect-src 'self'; frame-ancestors 'none'",
    rewrite: 'function handler(event) { return event.request; }',
    viewer: 'function handler(event) { return event.request; }',
  };
};

// The rules of CloudFormation take seconds; `synth.test.ts` asks them once for all.
process.env.CDK_VALIDATION = 'false';

/** Context of an app that bundles nothing. */
export const withoutBundles = { 'aws:cdk:bundling-stacks': [] };

/** The app of a stage and its stacks, without bundling a function. */
export const builtApp = (config: StageConfig): { readonly app: App; readonly stacks: Stacks } => {
  const app = new App({ context: withoutBundles });
  return { app, stacks: buildApp(app, config, { version: '9.9.9', pages: pages() }) };
};

/** A template by the name of its stack. */
export type Templates = Readonly<Record<keyof Stacks, Template>>;

const madeOf = (config: StageConfig): Templates => {
  const { stacks } = builtApp(config);
  const entries = Object.entries(stacks).map(([name, stack]) => [name, Template.fromStack(stack)]);
  return Object.fromEntries(entries) as Templates;
};

/** A template only answers questions, so all files of a worker ask the same one. */
const asDeclared = new Map<CloudStage, Templates>();

/** The templates of a stage. */
export const templatesOf = (stage: CloudStage, changes?: Partial<StageConfig>): Templates => {
  if (changes) return madeOf({ ...stageConfig(stage), ...changes });
  const templates = asDeclared.get(stage) ?? madeOf(stageConfig(stage));
  asDeclared.set(stage, templates);
  return templates;
};
