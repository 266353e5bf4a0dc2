import type { App } from 'aws-cdk-lib';

/**
 * Ways of the CDK that are opted into. Here and not in `cdk.json`, which only one of the two hosts reads.
 */
const flags: Readonly<Record<string, boolean>> = {
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-s3:createDefaultLoggingPolicy': true,
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
  '@aws-cdk/aws-codedeploy:removeAlarmsFromDeploymentGroup': true,
  '@aws-cdk/core:strictCfnValidateErrors': true,
  '@aws-cdk/core:validateAgainstDefaultRules': true,
};

/** Sets them, unless whoever made the app said otherwise. */
export const optIn = (app: App): void => {
  for (const [flag, value] of Object.entries(flags))
    if (app.node.tryGetContext(flag) === undefined) app.node.setContext(flag, value);
};
