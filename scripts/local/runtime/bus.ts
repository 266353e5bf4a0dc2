import { z } from 'zod';
import { type AwsJsonResponse, type AwsJsonService, inProcessHandler } from '../sqs/transport.ts';
import { type BusEntry, type BusEvent, type EntryOutcome, readEntry } from './bus-event.ts';
import type { DurableQueue, QueueConsumer } from './durable-queue.ts';
import { invoke } from './invoke.ts';
import type { LambdaFunction } from './lambda.ts';
import { compilePattern, type EventPattern } from './pattern.ts';

/** Sends the events that match a pattern to a function. */
export interface BusRule {
  readonly name: string;
  readonly pattern: EventPattern;
  readonly target: LambdaFunction<BusEvent, unknown>;
}

/** Answer of PutEvents. */
export interface PutEventsResult {
  FailedEntryCount: number;
  Entries: EntryOutcome[];
}

const MAX_ENTRIES = 10;
const deliverySchema = z.object({
  rule: z.string(),
  event: z.custom<BusEvent>((value) => value instanceof Object),
});
const requestSchema = z.object({ Entries: z.array(z.custom<BusEntry>((value) => value instanceof Object)) });

/**
 * An EventBridge bus: every match of an event with a rule is put in a durable queue before PutEvents answers, and
 * delivered from there. Retries and dead letters are the queue's.
 * @example
 * const bus = new EventBus(queue, [{ name: 'avisos', pattern: { source: ['gore'] }, target: mailer }]);
 * const consumer = bus.start();
 * new EventBridgeClient({ region, endpoint: 'http://embedded', credentials, requestHandler: bus.requestHandler });
 */
export class EventBus implements AwsJsonService {
  /** Give this to an `EventBridgeClient` so that it speaks to this bus without a port. */
  readonly requestHandler = inProcessHandler(this);
  readonly #queue: DurableQueue;
  readonly #rules: ReadonlyMap<string, { target: BusRule['target']; matches: (event: unknown) => boolean }>;

  /** @throws InvalidPatternError when a rule has a pattern AWS would refuse. */
  constructor(queue: DurableQueue, rules: readonly BusRule[]) {
    this.#queue = queue;
    this.#rules = new Map(
      rules.map(({ name, pattern, target }) => [name, { target, matches: compilePattern(pattern) }]),
    );
  }

  /** Publishes up to ten entries; each is accepted or refused on its own. */
  async put(entries: readonly BusEntry[]): Promise<PutEventsResult> {
    const outcomes = await Promise.all(entries.map((entry) => this.#publish(entry)));
    return {
      FailedEntryCount: outcomes.filter((outcome) => 'ErrorCode' in outcome).length,
      Entries: outcomes,
    };
  }

  /** Begins to deliver. A delivery that throws stays in the queue, which tries it again. */
  start(): QueueConsumer {
    return this.#queue.consume(async (body) => {
      const { rule, event } = deliverySchema.parse(JSON.parse(body));
      const target = this.#rules.get(rule)?.target;
      // A rule removed since the event was queued has nobody left to deliver to.
      if (target) await invoke(target, event);
    });
  }

  /** Answers the EventBridge protocol; only PutEvents is spoken. */
  async handle(target: string, body: string): Promise<AwsJsonResponse> {
    if (target !== 'AWSEvents.PutEvents') return fault('UnknownOperationException', target);
    const request = requestSchema.safeParse(JSON.parse(body));
    if (!request.success) return fault('ValidationException', 'Entries must be a list');
    const { Entries } = request.data;
    if (Entries.length === 0 || Entries.length > MAX_ENTRIES) {
      return fault('ValidationException', `Entries must have between 1 and ${MAX_ENTRIES} items`);
    }
    return { statusCode: 200, body: JSON.stringify(await this.put(Entries)) };
  }

  async #publish(entry: BusEntry): Promise<EntryOutcome> {
    const read = readEntry(entry);
    if ('refusal' in read) return read.refusal;
    const { event } = read;
    const matching = [...this.#rules].filter(([, { matches }]) => matches(event));
    for (const [rule] of matching) await this.#queue.send(JSON.stringify({ rule, event }));
    return { EventId: event.id };
  }
}

const fault = (type: string, message: string): AwsJsonResponse => ({
  statusCode: 400,
  headers: { 'x-amzn-errortype': type },
  body: JSON.stringify({ __type: type, message }),
});
