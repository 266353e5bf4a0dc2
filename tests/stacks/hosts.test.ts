import { App as CdkApp, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { App as SstApp } from 'sst/constructs';
import { initProject, useProject } from 'sst/project.js';
import { Stacks } from 'sst/stacks/index.js';
import { expect, it } from 'vitest';
import { ensureWeb } from '../../scripts/local/web-build.ts';
import { buildApp } from '../../stacks/build-app.ts';
import { stageConfig } from '../../stacks/config/stages.ts';
import { currentRelease } from '../../stacks/release.ts';
import { withoutBundles } from './harness/stacks.ts';

/** SST marks what it deploys; nothing else may tell the two apart. */
const withoutMarks = (template: unknown): unknown =>
  JSON.parse(
    JSON.stringify(template, (name, value: unknown) => {
      if (name === 'Metadata') return undefined;
      if (name !== 'Tags' || !Array.isArray(value)) return value;
      return value.filter((tag: { readonly Key: string }) => !tag.Key.startsWith('sst:'));
    }),
  );

const hostedBySst = async (stage: string): Promise<SstApp> => {
  process.env.SST_TELEMETRY_DISABLED = '1';
  await initProject({ stage });
  const [, config] = await Stacks.load(useProject().paths.config);
  const { account, region } = stageConfig(stage);
  const app = new SstApp(
    { mode: 'deploy', stage, name: 'gore', region, account },
    { context: withoutBundles },
  );
  await config.stacks(app);
  return app;
};

it('sst.config.ts and stacks/bin.ts host the same stacks, resource by resource', {
  timeout: 120_000,
}, async () => {
  ensureWeb(() => undefined);
  const plain = buildApp(new CdkApp({ context: withoutBundles }), stageConfig('dev'), currentRelease());
  const sst = await hostedBySst('dev');
  const names = Object.values(plain).map(({ node }) => node.id);
  const hosted = sst.node.children.filter((child) => 'stackName' in child).map(({ node }) => node.id);
  expect(hosted.toSorted()).toEqual(names.toSorted());
  for (const stack of Object.values(plain)) {
    const other = sst.node.findChild(stack.node.id) as Stack;
    expect(withoutMarks(Template.fromStack(other).toJSON()), stack.node.id).toEqual(
      withoutMarks(Template.fromStack(stack).toJSON()),
    );
  }
});
