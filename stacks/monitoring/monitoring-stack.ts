import { Stack, type StackProps } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import {
  Alarm,
  Dashboard,
  GraphWidget,
  Row,
  SingleValueWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { prefixOf, type StageConfig } from '../config/stage-config.ts';
import { alarmSheets, comparison, errorRate, lag, latency, requests, type Watched } from './alarms.ts';
import { createBurnAlarms } from './burn-alarms.ts';
import { brokenShare, budgetLeft, objectives } from './objectives.ts';
import { describeAlarm } from './runbook.ts';

/** Who is told, and when: alarms, the board and the budget. */
export class MonitoringStack extends Stack {
  constructor(scope: Construct, id: string, watched: Watched, props: StackProps) {
    super(scope, id, props);
    const { config } = watched;
    const topic = this.#topic(config);
    const tell = new SnsAction(topic);
    for (const sheet of alarmSheets(watched)) {
      const { name, means, page, metric, threshold, of: [bad, periods] = [1, 1] } = sheet;
      const alarm = new Alarm(this, `Alarma-${name}`, {
        ...comparison,
        alarmName: `${prefixOf(config)}-${name}`,
        alarmDescription: describeAlarm(means, page),
        metric,
        threshold,
        evaluationPeriods: periods,
        datapointsToAlarm: bad,
      });
      alarm.addAlarmAction(tell);
      alarm.addOkAction(tell);
    }
    createBurnAlarms(this, watched, tell);
    this.#dashboard(watched);
    this.#budget(config);
  }

  #topic(config: StageConfig): Topic {
    const key = new Key(this, 'Llave', {
      alias: `${prefixOf(config)}-avisos`,
      description: 'Avisos de las alarmas',
      enableKeyRotation: true,
    });
    key.grantEncryptDecrypt(new ServicePrincipal('cloudwatch.amazonaws.com'));
    const topic = new Topic(this, 'Avisos', {
      topicName: `${prefixOf(config)}-avisos`,
      masterKey: key,
      enforceSSL: true,
    });
    for (const address of config.watchers) topic.addSubscription(new EmailSubscription(address));
    return topic;
  }

  #dashboard(watched: Watched): void {
    const { config, apiFunctions, workers } = watched;
    const streams = workers.filter(({ name }) => name === 'projector' || name === 'dispatcher');
    const board = new Dashboard(this, 'Tablero', { dashboardName: prefixOf(config) });
    const wide = { width: 12 };
    board.addWidgets(
      new Row(
        new TextWidget({
          width: 24,
          height: 2,
          markdown: 'Compromiso: **99,9 %** disponible, menos de **0,1 %** de errores, p95 bajo 2 s.',
        }),
      ),
      new Row(
        ...(['disponibilidad', 'errores'] as const).map(
          (name) =>
            new SingleValueWidget({
              ...wide,
              title: `${objectives[name].title}: ${objectives[name].promise}`,
              metrics: [budgetLeft(name, watched.apiId), brokenShare(name, watched.apiId, 60)],
            }),
        ),
      ),
      new Row(
        new SingleValueWidget({ ...wide, title: 'Errores (%)', metrics: [errorRate(watched)] }),
        new SingleValueWidget({ ...wide, title: 'Espera p95 (ms)', metrics: [latency(watched, 'p95')] }),
      ),
      new Row(
        new GraphWidget({
          ...wide,
          title: 'Solicitudes y errores',
          left: [requests(watched)],
          right: [errorRate(watched)],
        }),
        new GraphWidget({
          ...wide,
          title: 'Espera (ms)',
          left: [latency(watched, 'p50'), latency(watched, 'p95')],
        }),
      ),
      new Row(
        new GraphWidget({ ...wide, title: 'Atraso del flujo (ms)', left: streams.map(lag) }),
        new GraphWidget({
          ...wide,
          title: 'Sin atender',
          left: watched.deadLetters.map((queue) => queue.metricApproximateNumberOfMessagesVisible()),
        }),
      ),
      new Row(
        new GraphWidget({
          ...wide,
          title: 'Fallas por función',
          left: [...apiFunctions, ...workers].map(({ live, name }) => live.metricErrors({ label: name })),
        }),
        new GraphWidget({
          ...wide,
          title: 'Llamadas a la vez',
          left: [...apiFunctions, ...workers].map((fn) =>
            fn.function.metric('ConcurrentExecutions', { label: fn.name, statistic: 'Maximum' }),
          ),
        }),
      ),
    );
  }

  /** Told at 80 % of what was spent and at 100 % of what the month will cost. */
  #budget(config: StageConfig): void {
    const subscribers = config.watchers.map((address) => ({ subscriptionType: 'EMAIL', address }));
    const at = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: {
        notificationType,
        threshold,
        thresholdType: 'PERCENTAGE',
        comparisonOperator: 'GREATER_THAN',
      },
      subscribers,
    });
    new CfnBudget(this, 'Presupuesto', {
      budget: {
        budgetName: prefixOf(config),
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: config.monthlyBudgetUsd, unit: 'USD' },
      },
      notificationsWithSubscribers: [at('ACTUAL', 80), at('FORECASTED', 100)],
    });
  }
}
