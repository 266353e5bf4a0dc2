import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Cron } from 'croner';
import { wholeSeconds } from './bus-event.ts';
import { invoke } from './invoke.ts';
import { ACCOUNT, type LambdaFunction, REGION } from './lambda.ts';
import { timetable } from './schedule-expression.ts';

/** What EventBridge Scheduler sends to a function when the schedule has no input of its own. */
export interface ScheduledEvent {
  version: '0';
  id: string;
  'detail-type': 'Scheduled Event';
  source: 'aws.scheduler';
  account: string;
  time: string;
  region: string;
  resources: string[];
  /** The text `{}`, not an object. */
  detail: '{}';
}

/** A schedule and the function it calls. */
export interface ScheduleOptions {
  readonly name: string;
  /** `cron(0 8 ? * 2-6 *)` or `rate(5 minutes)`, as EventBridge Scheduler writes them. */
  readonly expression: string;
  readonly timeZone: string;
  readonly fn: LambdaFunction<ScheduledEvent, unknown>;
  /** Retries after a failure; 2 unless told, as Lambda does. */
  readonly retries?: number;
  readonly retryDelayMs?: number;
  /** Hears every failed attempt. */
  readonly onError?: (error: unknown) => void;
}

/** A schedule at work. */
export interface Schedule {
  readonly name: string;
  readonly expression: string;
  /** The next time it runs by itself; null when it never will. */
  next(): Date | null;
  /** Runs now. A run under way is joined, since runs never overlap. */
  runNow(): Promise<void>;
  /** No further runs; resolves when the one under way has ended. */
  stop(): Promise<void>;
}

const RETRIES = 2;
const RETRY_DELAY_MS = 1_000;

/**
 * Starts a schedule. Business hours are those of `timeZone`, daylight saving included.
 * @throws Error when the expression is not one of EventBridge Scheduler.
 * @example startSchedule({ name: 'alertas', expression: 'rate(1 hour)', timeZone: 'America/Santiago', fn: alerts })
 */
export function startSchedule(options: ScheduleOptions): Schedule {
  const { name, expression, timeZone, onError = () => undefined } = options;
  const stopping = new AbortController();
  let run: Promise<void> | undefined;
  const runNow = () => {
    run ??= attempt(options, onError, stopping.signal).finally(() => {
      run = undefined;
    });
    return run;
  };
  const { pattern, options: cron } = timetable(expression, new Date());
  const job = new Cron(pattern, { ...cron, timezone: timeZone, protect: true, unref: true }, () =>
    // Each failed attempt was reported already, and the timer has nobody else to tell.
    runNow().catch(() => undefined),
  );
  return {
    name,
    expression,
    next: () => job.nextRun(),
    runNow,
    async stop() {
      job.stop();
      stopping.abort();
      await run?.catch(() => undefined);
    },
  };
}

/** One run with its retries, all of the same event. */
async function attempt(
  options: ScheduleOptions,
  onError: (error: unknown) => void,
  signal: AbortSignal,
): Promise<void> {
  const { fn, retries = RETRIES, retryDelayMs = RETRY_DELAY_MS } = options;
  const event = scheduledEvent(options.name);
  let failures = 0;
  while (true) {
    try {
      await invoke(fn, event);
      return;
    } catch (error) {
      onError(error);
      failures += 1;
      if (failures > retries || signal.aborted) throw error;
    }
    await delay(retryDelayMs * failures, undefined, { signal });
  }
}

function scheduledEvent(name: string): ScheduledEvent {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account: ACCOUNT,
    time: wholeSeconds(new Date()),
    region: REGION,
    resources: [`arn:aws:scheduler:${REGION}:${ACCOUNT}:schedule/default/${name}`],
    detail: '{}',
  };
}
