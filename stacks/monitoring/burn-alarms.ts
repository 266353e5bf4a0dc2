import { Alarm, AlarmRule, AlarmState, CompositeAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Construct } from 'constructs';
import { prefixOf } from '../config/stage-config.ts';
import { comparison, type Watched } from './alarms.ts';
import { brokenShare, burns, type Objective, objectives } from './objectives.ts';
import { describeAlarm } from './runbook.ts';

const names = Object.keys(objectives) as Objective[];

/**
 * Tells somebody when a promise is being broken faster than the month allows: both windows have to say so, so that
 * neither a minute of failures nor one that is long over wakes anybody.
 */
export const createBurnAlarms = (scope: Construct, { config, apiId }: Watched, tell: SnsAction): void => {
  for (const objective of names)
    for (const { name, rate, long, short, spent } of burns) {
      const { budget, title, promise } = objectives[objective];
      const page = `compromiso-${objective}`;
      const full = `${page}-${name}`;
      const over = (minutes: number, which: string) =>
        new Alarm(scope, `Ventana-${full}-${which}`, {
          ...comparison,
          alarmName: `${prefixOf(config)}-${full}-${which}`,
          alarmDescription: describeAlarm(
            `Ventana de ${minutes} minutos del compromiso; sola no avisa.`,
            page,
          ),
          metric: brokenShare(objective, apiId, minutes),
          threshold: rate * budget,
          evaluationPeriods: 1,
        });
      const both = [over(long, 'larga'), over(short, 'corta')];
      const alarm = new CompositeAlarm(scope, `Alarma-${full}`, {
        compositeAlarmName: `${prefixOf(config)}-${full}`,
        alarmDescription: describeAlarm(
          `${title}: a este paso se gasta ${spent} del compromiso (${promise}).`,
          page,
        ),
        alarmRule: AlarmRule.allOf(...both.map((one) => AlarmRule.fromAlarm(one, AlarmState.ALARM))),
      });
      alarm.addAlarmAction(tell);
      alarm.addOkAction(tell);
    }
};
