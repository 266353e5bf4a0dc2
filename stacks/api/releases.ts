import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import {
  type ILambdaDeploymentConfig,
  LambdaApplication,
  LambdaDeploymentConfig,
  LambdaDeploymentGroup,
} from 'aws-cdk-lib/aws-codedeploy';
import { Construct } from 'constructs';
import { prefixOf, type StageConfig } from '../config/stage-config.ts';
import type { ProductFunction } from '../functions/product-function.ts';
import { describeAlarm } from '../monitoring/runbook.ts';

/** With real people a tenth of the requests tries the new version for five minutes before the rest follows. */
const paceOf = ({ protected: kept }: StageConfig): ILambdaDeploymentConfig =>
  kept ? LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES : LambdaDeploymentConfig.ALL_AT_ONCE;

/** Lets new versions of the API's functions in little by little, and back out by themselves when they fail. */
export class Releases extends Construct {
  constructor(scope: Construct, id: string, config: StageConfig, functions: readonly ProductFunction[]) {
    super(scope, id);
    const application = new LambdaApplication(this, 'Aplicacion', { applicationName: prefixOf(config) });
    for (const one of functions) {
      const alarm = new Alarm(this, `Falla-${one.name}`, {
        alarmName: `${prefixOf(config)}-despliegue-${one.name}`,
        alarmDescription: describeAlarm(
          `La versión nueva de ${one.name} falla: el despliegue vuelve atrás solo.`,
          'despliegue',
        ),
        metric: one.live.metricErrors({ period: Duration.minutes(1), statistic: 'Sum' }),
        threshold: 3,
        evaluationPeriods: 1,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
      new LambdaDeploymentGroup(this, `Grupo-${one.name}`, {
        application,
        deploymentGroupName: one.name,
        alias: one.live,
        deploymentConfig: paceOf(config),
        alarms: [alarm],
        autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
      });
    }
  }
}
