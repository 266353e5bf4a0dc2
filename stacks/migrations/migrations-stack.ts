import { CustomResource, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type FunctionContext, ProductFunction } from '../functions/product-function.ts';

/** CloudFormation waits this long for the function, which answers by itself within its quarter of an hour. */
const PATIENCE = Duration.minutes(20);

/**
 * The step between the data and the functions that read them: the read model becomes what this release declares. It is
 * a stack of its own so that a migration that fails takes neither the data nor the running functions back.
 */
export class MigrationsStack extends Stack {
  readonly migrator: ProductFunction;

  constructor(scope: Construct, id: string, context: FunctionContext, props: StackProps) {
    super(scope, id, props);
    this.migrator = new ProductFunction(this, 'migrator', context);
    const fn = this.migrator.function;
    const step = new CustomResource(this, 'Migracion', {
      serviceToken: fn.functionArn,
      serviceTimeout: PATIENCE,
      resourceType: 'Custom::GoreMigracion',
      // The declarations are part of its code: a new version is what makes CloudFormation call it again.
      properties: { version: fn.currentVersion.version },
    });
    step.node.addDependency(this.migrator);
  }
}
