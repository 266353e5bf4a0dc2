import { isDeepStrictEqual } from 'node:util';
import type { Database } from './database.ts';
import { invalidParameter, queueDoesNotExist, SqsError } from './errors.ts';
import { completeSettings, type QueueSettings, type QueueSettingsInput } from './queue-settings.ts';

export interface Queue {
  readonly name: string;
  readonly fifo: boolean;
  readonly settings: QueueSettings;
}

const NAME = /^[\w-]{1,80}$|^[\w-]{1,75}\.fifo$/;

/** Which queues exist and how they are set; in memory for reading, in the database for keeps. */
export class QueueRegistry {
  readonly #db: Database;
  readonly #queues = new Map<string, Queue>();

  constructor(db: Database) {
    this.#db = db;
    for (const { name, settings } of db.all('select name, settings from queue order by name')) {
      this.#keep(String(name), completeSettings(JSON.parse(String(settings))));
    }
  }

  get all(): Queue[] {
    return [...this.#queues.values()];
  }

  /** @throws SqsError `QueueDoesNotExist` */
  get(name: string): Queue {
    const queue = this.#queues.get(name);
    if (queue === undefined) throw queueDoesNotExist();
    return queue;
  }

  /** Creates a queue as the API does. @throws SqsError `QueueNameExists` when it exists with other settings */
  create(name: string, input: QueueSettingsInput): Queue {
    const known = this.#queues.get(name);
    if (known !== undefined && !isDeepStrictEqual(known.settings, completeSettings(input))) {
      throw new SqsError(
        'QueueNameExists',
        'A queue already exists with the same name and a different value.',
      );
    }
    return known ?? this.declare(name, input);
  }

  /** Makes the queue exist with exactly these settings. The messages of an existing queue stay. */
  declare(name: string, input: QueueSettingsInput): Queue {
    if (!NAME.test(name))
      throw invalidParameter('Can only include alphanumeric characters, hyphens, or underscores.');
    const settings = completeSettings(input);
    this.#assertDeadLetterQueue(name, settings);
    this.#db.run(
      'insert into queue (name, settings) values (?, ?) on conflict (name) do update set settings = excluded.settings',
      name,
      JSON.stringify(settings),
    );
    return this.#keep(name, settings);
  }

  /** Removes the queue with all its messages. @throws SqsError when failed messages of another queue go here */
  delete(name: string): void {
    this.get(name);
    const [source] = this.sourcesOf(name);
    if (source !== undefined) throw invalidParameter(`${name} is the dead-letter queue of ${source.name}.`);
    this.#db.run('delete from queue where name = ?', name);
    this.#queues.delete(name);
  }

  /** Queues whose failed messages go to this one. */
  sourcesOf(deadLetterQueue: string): Queue[] {
    return this.all.filter(({ settings }) => settings.redrive?.deadLetterQueue === deadLetterQueue);
  }

  #keep(name: string, settings: QueueSettings): Queue {
    const queue = { name, fifo: isFifo(name), settings };
    this.#queues.set(name, queue);
    return queue;
  }

  #assertDeadLetterQueue(name: string, { redrive }: QueueSettings): void {
    if (redrive === undefined) return;
    const target = this.#queues.get(redrive.deadLetterQueue);
    if (target === undefined || target.name === name || target.fifo !== isFifo(name)) {
      throw invalidParameter(
        'Value for parameter RedrivePolicy is invalid. Reason: the dead-letter queue must exist, be another queue and be of the same kind.',
      );
    }
  }
}

const isFifo = (name: string): boolean => name.endsWith('.fifo');
