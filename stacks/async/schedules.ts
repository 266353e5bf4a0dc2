import { Duration, TimeZone } from 'aws-cdk-lib';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression, ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { prefixOf, type StageConfig } from '../config/stage-config.ts';
import type { FunctionName } from '../functions/catalogue.ts';

/** What runs by the clock. */
export interface ScheduleSheet {
  readonly name: string;
  /** As EventBridge Scheduler writes it, in the institution's time zone. */
  readonly expression: string;
  readonly calls: FunctionName;
  /** Runs so often that a database which sleeps when idle never would. */
  readonly hourly?: true;
}

/** Every schedule of the product. */
export const schedules: readonly ScheduleSheet[] = [
  { name: 'revision-nocturna', expression: 'cron(30 2 * * ? *)', calls: 'nightly' },
  { name: 'informes-programados', expression: 'rate(5 minutes)', calls: 'scheduler' },
  { name: 'cada-dia', expression: 'cron(0 7 * * ? *)', calls: 'ticker' },
  { name: 'cada-hora', expression: 'cron(0 * * * ? *)', calls: 'ticker', hourly: true },
  { name: 'correos-de-avisos', expression: 'rate(5 minutes)', calls: 'notifier' },
];

/** What runs every hour is off where it would keep the database from sleeping. */
export const runsIn = (config: StageConfig, { hourly }: ScheduleSheet): boolean =>
  config.hourlySchedules || !hourly;

/** Makes the schedules; a call that still fails after its retries ends in `deadLetter`. */
export const createSchedules = (
  scope: Construct,
  config: StageConfig,
  aliasOf: (name: FunctionName) => Alias,
  deadLetter: IQueue,
): ScheduleGroup => {
  const group = new ScheduleGroup(scope, 'Horarios', { scheduleGroupName: prefixOf(config) });
  for (const sheet of schedules)
    new Schedule(scope, `Horario-${sheet.name}`, {
      scheduleName: `${prefixOf(config)}-${sheet.name}`,
      scheduleGroup: group,
      schedule: ScheduleExpression.expression(sheet.expression, TimeZone.of(config.timeZone)),
      enabled: runsIn(config, sheet),
      target: new LambdaInvoke(aliasOf(sheet.calls), {
        deadLetterQueue: deadLetter,
        retryAttempts: 3,
        maxEventAge: Duration.hours(2),
      }),
    });
  return group;
};
