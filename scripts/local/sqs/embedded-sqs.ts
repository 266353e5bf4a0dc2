import { answerCall, type CallSettings } from './api/answer.ts';
import { Database } from './database.ts';
import { type SqsFaultHook, suffer } from './faults.ts';
import { type ReceivedMessage, receivedMessage } from './message.ts';
import { type Poller, type PollOptions, type SqsHandler, startPoller } from './poller.ts';
import { QueueNames } from './queue-names.ts';
import { type Queue, QueueRegistry } from './queue-registry.ts';
import type { QueueSettingsInput } from './queue-settings.ts';
import { nextVisibleAt, takeMessages } from './receiving.ts';
import { insertMessage, type NewMessage, type SentMessage } from './sending.ts';
import { changeVisibility, deleteMessage } from './settling.ts';
import { type AwsJsonResponse, type AwsJsonService, httpListener, inProcessHandler } from './transport.ts';
import {
  countMessages,
  moveDeadLetters,
  purgeMessages,
  type QueueCounts,
  releaseMessages,
} from './upkeep.ts';
import { Waiters } from './waiters.ts';

export interface EmbeddedSqsOptions {
  /** SQLite file of all queues; `:memory:` for none. One process at a time. */
  readonly file: string;
  /** Start of the queue URLs. The SDK sends each call to the host of its queue URL. */
  readonly baseUrl: string;
  /** Region of the ARNs. */
  readonly region?: string;
  /** Off unless given. */
  readonly faults?: SqsFaultHook;
  /** Told of every defect behind a 500. */
  readonly onError?: (error: unknown) => void;
}

export interface ReceiveOptions {
  /** 1 unless told. */
  readonly max?: number | undefined;
  /** How long to wait for a first message; the setting of the queue unless told. */
  readonly waitSeconds?: number | undefined;
  /** How long the messages stay hidden; the setting of the queue unless told. */
  readonly visibilitySeconds?: number | undefined;
  /** Ends the wait, with no messages. */
  readonly signal?: AbortSignal | undefined;
}

const POLL_WAIT_SECONDS = 20;

/**
 * Amazon SQS in the process, on one SQLite file: standard and FIFO queues, dead letters, long polls and the event
 * source mapping of Lambda. Reached directly, by an SDK client ({@link requestHandler}) or over HTTP.
 * @example
 * const sqs = EmbeddedSqs.open({ file: '.local/sqs.db', baseUrl: 'http://sqs.embedded' });
 * sqs.createQueue('correos-dlq');
 * sqs.createQueue('correos', { redrive: { deadLetterQueue: 'correos-dlq', maxReceiveCount: 5 } });
 * const poller = sqs.poll('correos', mailer, { batchSize: 5 });
 */
export class EmbeddedSqs implements AwsJsonService {
  readonly names: QueueNames;
  readonly queues: QueueRegistry;
  /** Give this to an `SQSClient` so that it speaks to these queues without a port. */
  readonly requestHandler = inProcessHandler(this);
  /** Request listener for `http.createServer`; unsigned, for loopback only. */
  readonly listener = httpListener(this);
  readonly #db: Database;
  readonly #calls: CallSettings;
  readonly #waiters = new Waiters();
  readonly #pollers = new Set<Poller>();
  readonly #closing = new AbortController();

  private constructor(
    db: Database,
    { baseUrl, region = 'us-east-1', faults, onError = console.error }: EmbeddedSqsOptions,
  ) {
    this.#db = db;
    this.#calls = { faults, onError };
    this.names = new QueueNames(baseUrl, region);
    this.queues = new QueueRegistry(db);
  }

  /** @throws Error when the file was written by another version of the schema */
  static open(options: EmbeddedSqsOptions): EmbeddedSqs {
    return new EmbeddedSqs(Database.open(options.file), options);
  }

  /** Makes the queue exist with exactly these settings; its messages stay. A name in `.fifo` makes a FIFO queue. */
  createQueue(name: string, settings: QueueSettingsInput = {}): { url: string; arn: string } {
    this.queues.declare(name, settings);
    return { url: this.names.url(name), arn: this.names.arn(name) };
  }

  /** When this returns the message is on disk. @throws SqsError */
  send(queue: string, message: NewMessage): SentMessage {
    const sent = insertMessage(this.#db, this.queues.get(queue), message);
    this.#waiters.wake(queue);
    return sent;
  }

  /** @throws SqsError `QueueDoesNotExist`, also when the queue is deleted during the wait */
  async receive(name: string, options: ReceiveOptions = {}): Promise<ReceivedMessage[]> {
    const { max = 1, waitSeconds = this.queues.get(name).settings.waitSeconds } = options;
    const deadline = Date.now() + waitSeconds * 1000;
    const signals = options.signal === undefined ? [] : [options.signal];
    const signal = AbortSignal.any([this.#closing.signal, ...signals]);
    while (!signal.aborted) {
      const queue = this.queues.get(name);
      const messages = this.#take(queue, max, options.visibilitySeconds ?? queue.settings.visibilitySeconds);
      if (messages.length > 0 || Date.now() >= deadline) return messages;
      const until = Math.min(deadline, nextVisibleAt(this.#db, queue) ?? deadline);
      await this.#waiters.wait(name, until, signal);
    }
    return [];
  }

  #take(queue: Queue, max: number, visibilitySeconds: number): ReceivedMessage[] {
    const { rows, deadLettered } = takeMessages(this.#db, queue, max, visibilitySeconds);
    const deadLetterQueue = queue.settings.redrive?.deadLetterQueue;
    if (deadLettered && deadLetterQueue !== undefined) this.#waiters.wake(deadLetterQueue);
    return rows.map((row) => receivedMessage(row, (name) => this.names.arn(name)));
  }

  delete(queue: string, receiptHandle: string): void {
    deleteMessage(this.#db, this.queues.get(queue), receiptHandle);
    // In a FIFO queue the rest of the group may go on.
    this.#waiters.wake(queue);
  }

  changeVisibility(queue: string, receiptHandle: string, seconds: number): void {
    changeVisibility(this.#db, this.queues.get(queue), receiptHandle, seconds);
    this.#waiters.wake(queue);
  }

  /** Feeds a Lambda-style function from a queue until the poller is stopped or this is closed. */
  poll(queue: string, handler: SqsHandler, options: PollOptions = {}): Poller {
    this.queues.get(queue);
    const poller = startPoller(
      {
        arn: this.names.arn(queue),
        region: this.names.region,
        receive: async (max, signal) => {
          await suffer(this.#calls.faults?.('ReceiveMessage', queue));
          return this.receive(queue, { max, waitSeconds: POLL_WAIT_SECONDS, signal });
        },
        delete: (receiptHandle) => this.delete(queue, receiptHandle),
      },
      handler,
      options,
    );
    this.#pollers.add(poller);
    return poller;
  }

  counts(queue: string): QueueCounts {
    return countMessages(this.#db, this.queues.get(queue));
  }

  purge(queue: string): void {
    purgeMessages(this.#db, this.queues.get(queue));
  }

  /**
   * Brings back at once what was in flight when the last process ended. For a start at which nobody can hold a
   * message any more: their visibility would keep them hidden for nobody's sake.
   */
  release(): void {
    releaseMessages(this.#db);
  }

  /**
   * Sends the messages of a dead-letter queue back to the queues they failed in, or all to `target`.
   * @returns how many moved
   */
  redrive(deadLetterQueue: string, target?: string): number {
    const destination = target === undefined ? undefined : this.queues.get(target);
    const source = this.queues.get(deadLetterQueue);
    const { targets, moved } = moveDeadLetters(this.#db, this.queues, source, destination);
    for (const name of targets) this.#waiters.wake(name);
    return moved;
  }

  async handle(target: string, body: string, signal?: AbortSignal): Promise<AwsJsonResponse> {
    return answerCall(this, target.replace('AmazonSQS.', ''), body, this.#calls, signal);
  }

  /** Stops the pollers, lets the calls under way end and closes the file. */
  async close(): Promise<void> {
    await Promise.all(Array.from(this.#pollers, (poller) => poller.stop()));
    this.#closing.abort();
    this.#db.close();
  }
}
