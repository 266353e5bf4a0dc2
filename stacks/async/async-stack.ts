import type { QueueName } from '@gore/core/ports/queues.ts';
import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { prefixOf } from '../config/stage-config.ts';
import type { DataStack } from '../data/data-stack.ts';
import type { FunctionName } from '../functions/catalogue.ts';
import type { Places } from '../functions/places.ts';
import { type FunctionContext, ProductFunction } from '../functions/product-function.ts';
import type { Settings } from '../functions/settings.ts';
import { Sender } from './mail.ts';
import { consumers, deadLetters, ProductQueue } from './queues.ts';
import { createSchedules } from './schedules.ts';
import { streamFilters } from './stream-filters.ts';

/** For ever: what is away comes back, and what can never be stored the projector leaves out by itself. */
const UNTIL_IT_WORKS = -1;

/** What happens after the answer: consumers of the stream, queues and their workers, mail, and what runs by the clock. */
export class AsyncStack extends Stack {
  readonly functions: readonly ProductFunction[];
  /** Queues of what nobody could handle, each with an alarm. */
  readonly deadLetters: readonly Queue[];
  readonly places: Pick<Places, 'queues' | 'busArn' | 'mail'>;
  readonly settings: Settings;

  constructor(scope: Construct, id: string, data: DataStack, known: FunctionContext, props: StackProps) {
    super(scope, id, props);
    const { config } = known;
    const names = Object.keys(consumers) as QueueName[];
    const queues = new Map(names.map((name) => [name, new ProductQueue(this, name, config)]));
    const bus = new EventBus(this, 'Bus', { eventBusName: prefixOf(config) });
    bus.archive('Archivo', { eventPattern: { source: ['gore-os'] }, retention: Duration.days(30) });
    const sender = new Sender(this, 'Correo', config);
    const deliveries = queues.get('deliveries');
    if (!deliveries) throw new Error('Bounces have no queue to come back to');
    new Rule(this, 'Rebotes', {
      eventPattern: {
        source: ['aws.ses'],
        resources: [
          this.formatArn({
            service: 'ses',
            resource: 'configuration-set',
            resourceName: sender.configurationSet.configurationSetName,
          }),
        ],
        detail: { eventType: ['Bounce', 'Complaint'] },
      },
      targets: [new SqsQueue(deliveries.queue, { deadLetterQueue: deliveries.deadLetter })],
    });

    this.places = {
      queues: Object.fromEntries([...queues].map(([name, { place }]) => [name, place])) as Places['queues'],
      busArn: bus.eventBusArn,
      mail: {
        identityArn: sender.identity.emailIdentityArn,
        configurationSetArn: this.formatArn({
          service: 'ses',
          resource: 'configuration-set',
          resourceName: sender.configurationSet.configurationSetName,
        }),
      },
    };
    this.settings = {
      EVENT_BUS: bus.eventBusName,
      MAIL_FROM: config.mail.from,
      ...Object.fromEntries(
        [...queues].flatMap(([name, { place }]) => [
          [`QUEUE_${name.toUpperCase()}`, place.url],
          [`QUEUE_${name.toUpperCase()}_DLQ`, place.deadLetterUrl],
        ]),
      ),
    };

    const context: FunctionContext = {
      ...known,
      settings: { ...known.settings, ...this.settings },
      places: { ...known.places, ...this.places },
    };
    const make = (name: FunctionName) => new ProductFunction(this, name, context);

    const streamDeadLetter = deadLetters(this, 'Flujo', `${prefixOf(config)}-flujo`);
    const projector = this.#follow(data, make('projector'), streamDeadLetter, {
      batchSize: 500,
      retryAttempts: UNTIL_IT_WORKS,
    });
    const dispatcher = this.#follow(data, make('dispatcher'), streamDeadLetter, {
      batchSize: 100,
      retryAttempts: 10,
    });

    const workers = [...queues].map(([name, { queue }]) => {
      const { worker, batchSize, atOnce } = consumers[name];
      const fn = make(worker);
      const mapping = new EventSourceMapping(this, `Toma-${name}`, {
        target: fn.live,
        eventSourceArn: queue.queueArn,
        batchSize,
        maxConcurrency: atOnce,
        reportBatchItemFailures: true,
      });
      mapping.node.addDependency(fn.role);
      return fn;
    });

    const nightly = make('nightly');
    const scheduler = make('scheduler');
    const ticker = make('ticker');
    const scheduleDeadLetter = deadLetters(this, 'HorariosDlq', `${prefixOf(config)}-horarios`);
    const everybody = [projector, dispatcher, ...workers, nightly, scheduler, ticker];
    createSchedules(
      this,
      config,
      (name) => {
        const found = everybody.find((one) => one.name === name);
        if (!found) throw new Error(`No function ${name} to call by the clock`);
        return found.live;
      },
      scheduleDeadLetter,
    );
    this.functions = everybody;
    this.deadLetters = [
      ...[...queues.values()].map(({ deadLetter }) => deadLetter),
      streamDeadLetter,
      scheduleDeadLetter,
    ];
  }

  #follow(
    { datos }: DataStack,
    fn: ProductFunction,
    deadLetter: Queue,
    { batchSize, retryAttempts }: { readonly batchSize: number; readonly retryAttempts: number },
  ): ProductFunction {
    const filters = streamFilters[fn.name as keyof typeof streamFilters];
    deadLetter.grantSendMessages(fn.role);
    const mapping = new EventSourceMapping(this, `Flujo-${fn.name}`, {
      target: fn.live,
      eventSourceArn: datos.tableStreamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize,
      retryAttempts,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      onFailure: new SqsDlq(deadLetter),
      filters: filters.map((filter) => FilterCriteria.filter(filter)),
    });
    mapping.node.addDependency(fn.role);
    return fn;
  }
}
