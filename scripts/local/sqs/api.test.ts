import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  ListQueuesCommand,
  ListQueueTagsCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageBatchCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EmbeddedSqs } from './embedded-sqs.ts';
import { bodies, inProcessClient, openInMemory } from './harness.ts';

let sqs: EmbeddedSqs;
let client: SQSClient;
let QueueUrl: string;
beforeEach(async () => {
  sqs = openInMemory();
  client = inProcessClient(sqs);
  QueueUrl = sqs.createQueue('correos').url;
});
afterEach(() => sqs.close());

const send = (MessageBody: string, more: object = {}) =>
  client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));

const receive = async (more: Partial<ReceiveMessageCommandInput> = {}) =>
  (await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...more }))).Messages ??
  [];

describe('messages through the AWS SDK', () => {
  it('carry body and attributes, and only the attributes that are asked for', async () => {
    const MessageAttributes = {
      tipo: { DataType: 'String', StringValue: 'ñ' },
      'monto.total': { DataType: 'Number', StringValue: '3' },
      sello: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255]) },
    };
    const { MessageId } = await send('{"ñ":"😀"}', { MessageAttributes });
    const ask = { VisibilityTimeout: 0 };
    const [plain] = await receive(ask);
    expect(plain).toMatchObject({ MessageId, Body: '{"ñ":"😀"}' });
    expect(plain?.Attributes).toBeUndefined();
    expect(plain?.MessageAttributes).toBeUndefined();
    const [full] = await receive({
      ...ask,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
    expect(full?.Attributes).toMatchObject({ SenderId: 'embedded', ApproximateReceiveCount: '2' });
    expect(full?.MessageAttributes).toMatchObject(MessageAttributes);
    const [some] = await receive({ ...ask, MessageAttributeNames: ['monto.*'] });
    expect(Object.keys(some?.MessageAttributes ?? {})).toEqual(['monto.total']);
  });

  it('are deleted, returned and counted in batches', async () => {
    const Entries = Array.from({ length: 10 }, (_, at) => ({ Id: `e${at}`, MessageBody: `b${at}` }));
    await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    const received = await receive();
    await client.send(
      new DeleteMessageBatchCommand({
        QueueUrl,
        Entries: received.slice(0, 7).map(({ ReceiptHandle }, at) => ({ Id: `e${at}`, ReceiptHandle })),
      }),
    );
    const ReceiptHandle = received[7]?.ReceiptHandle;
    await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    expect(Attributes).toMatchObject({
      QueueArn: 'arn:aws:sqs:sa-east-1:000000000000:correos',
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesNotVisible: '2',
      ApproximateNumberOfMessagesDelayed: '0',
      VisibilityTimeout: '30',
    });
    expect((await receive()).map(({ Body }) => Body)).toEqual(['b7']);
  });

  it('report the bad entries of a batch without losing the good ones', async () => {
    const { Successful, Failed } = await client.send(
      new SendMessageBatchCommand({
        QueueUrl,
        Entries: [
          { Id: 'bien', MessageBody: 'x' },
          { Id: 'mal', MessageBody: '\u0000' },
        ],
      }),
    );
    expect(Successful?.map(({ Id }) => Id)).toEqual(['bien']);
    expect(Failed).toEqual([
      expect.objectContaining({ Id: 'mal', Code: 'InvalidMessageContents', SenderFault: true }),
    ]);
    expect(await bodies(sqs, 'correos')).toEqual(['x']);
  });

  it('wake a long poll at once', async () => {
    const waiting = receive({ WaitTimeSeconds: 20 });
    const started = performance.now();
    await send('al fin');
    expect((await waiting).map(({ Body }) => Body)).toEqual(['al fin']);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('end a long poll when the caller gives up', async () => {
    const giveUp = new AbortController();
    const waiting = client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }), {
      abortSignal: giveUp.signal,
    });
    giveUp.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    await send('para otro');
    expect(await bodies(sqs, 'correos')).toEqual(['para otro']);
  });

  it('may be 1 MiB and no more, alone or in a batch', async () => {
    const MiB = 1_048_576;
    await send('x'.repeat(MiB));
    await expect(send(`${'x'.repeat(MiB - 1)}ñ`)).rejects.toThrow(/shorter than 1048576/);
    const Entries = ['a', 'b'].map((Id) => ({ Id, MessageBody: 'x'.repeat(MiB / 2 + 1) }));
    await expect(client.send(new SendMessageBatchCommand({ QueueUrl, Entries }))).rejects.toMatchObject({
      name: 'BatchRequestTooLong',
    });
  });
});

describe('refusals', () => {
  it.each([
    ['an empty batch', [], 'EmptyBatchRequest'],
    ['eleven entries', Array.from({ length: 11 }, (_, at) => `e${at}`), 'TooManyEntriesInBatchRequest'],
    ['repeated ids', ['a', 'a'], 'BatchEntryIdsNotDistinct'],
    ['odd ids', ['ñ'], 'InvalidBatchEntryId'],
  ])('%s', async (_case, ids, name) => {
    const Entries = ids.map((Id) => ({ Id, MessageBody: 'x' }));
    await expect(client.send(new SendMessageBatchCommand({ QueueUrl, Entries }))).rejects.toMatchObject({
      name,
    });
  });

  it('name the queue, receipt or action that is wrong', async () => {
    const elsewhere = { QueueUrl: QueueUrl.replace('correos', 'nada') };
    await expect(client.send(new PurgeQueueCommand(elsewhere))).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
    });
    await expect(client.send(new GetQueueUrlCommand({ QueueName: '../x' }))).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
    });
    const forged = { QueueUrl, ReceiptHandle: "1' or '1'='1" };
    await expect(client.send(new DeleteMessageCommand(forged))).rejects.toMatchObject({
      name: 'ReceiptHandleIsInvalid',
    });
    await expect(client.send(new ListQueueTagsCommand({ QueueUrl }))).rejects.toMatchObject({
      name: 'UnsupportedOperation',
    });
    await expect(send('x', { DelaySeconds: 901 })).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    await expect(receive({ MaxNumberOfMessages: 11 })).rejects.toMatchObject({
      name: 'InvalidParameterValue',
    });
  });

  it('do not let a used receipt touch a later delivery', async () => {
    await send('x');
    const [first] = await receive({ VisibilityTimeout: 0 });
    const [second] = await receive();
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first?.ReceiptHandle }));
    expect(sqs.counts('correos').inFlight).toBe(1);
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: second?.ReceiptHandle }));
    expect(sqs.counts('correos').inFlight).toBe(0);
    const again = new ChangeMessageVisibilityCommand({
      QueueUrl,
      ReceiptHandle: second?.ReceiptHandle,
      VisibilityTimeout: 9,
    });
    await expect(client.send(again)).rejects.toMatchObject({ name: 'MessageNotInflight' });
  });
});

describe('queues through the AWS SDK', () => {
  const create = (QueueName: string, Attributes: Record<string, string> = {}) =>
    client.send(new CreateQueueCommand({ QueueName, Attributes }));
  const arn = (name: string) => `arn:aws:sqs:sa-east-1:000000000000:${name}`;

  it('are created once, changed and listed', async () => {
    await create('otra', { VisibilityTimeout: '5' });
    await create('otra', { VisibilityTimeout: '5' });
    await expect(create('otra', { VisibilityTimeout: '6' })).rejects.toMatchObject({
      name: 'QueueNameExists',
    });
    const { QueueUrl: otra } = await client.send(new GetQueueUrlCommand({ QueueName: 'otra' }));
    await client.send(new SetQueueAttributesCommand({ QueueUrl: otra, Attributes: { DelaySeconds: '7' } }));
    expect(sqs.queues.get('otra').settings).toMatchObject({ visibilitySeconds: 5, delaySeconds: 7 });
    const { QueueUrls } = await client.send(new ListQueuesCommand({ QueueNamePrefix: 'o' }));
    expect(QueueUrls).toEqual([otra]);
  });

  it.each([
    ['con espacio', {}, 'InvalidParameterValue'],
    ['q', { VisibilityTimeout: '43201' }, 'InvalidAttributeValue'],
    ['q', { VisibilityTimeout: 'mucho' }, 'InvalidAttributeValue'],
    ['q', { Nada: '1' }, 'InvalidAttributeName'],
    ['q', { RedrivePolicy: '{' }, 'InvalidParameterValue'],
    [
      'q',
      { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arn('ausente'), maxReceiveCount: 1 }) },
      'InvalidParameterValue',
    ],
    [
      'q.fifo',
      { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arn('correos'), maxReceiveCount: 1 }) },
      'InvalidParameterValue',
    ],
  ])('are refused: %s %j', async (name, attributes, error) => {
    await expect(create(name, attributes)).rejects.toMatchObject({ name: error });
  });

  it('give their dead letters back to the queue they failed in', async () => {
    await create('dlq');
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arn('dlq'), maxReceiveCount: 1 });
    await client.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { RedrivePolicy } }));
    await send('falla', { MessageAttributes: { a: { DataType: 'String', StringValue: '1' } } });
    await receive({ VisibilityTimeout: 0 });
    expect(await receive()).toEqual([]);
    const dlq = { QueueUrl: sqs.names.url('dlq'), VisibilityTimeout: 0 };
    const [letter] = await receive({ ...dlq, MessageSystemAttributeNames: ['All'] });
    expect(letter?.Attributes?.DeadLetterQueueSourceArn).toBe(arn('correos'));
    const sources = await client.send(new ListDeadLetterSourceQueuesCommand(dlq));
    expect(sources.queueUrls).toEqual([QueueUrl]);
    await client.send(new StartMessageMoveTaskCommand({ SourceArn: arn('dlq') }));
    const [back] = await receive({ MessageSystemAttributeNames: ['All'], MessageAttributeNames: ['All'] });
    expect(back).toMatchObject({ Body: 'falla', Attributes: { ApproximateReceiveCount: '1' } });
    expect(back?.MessageAttributes?.a?.StringValue).toBe('1');
    expect(sqs.counts('dlq')).toMatchObject({ visible: 0, inFlight: 0 });
    await expect(
      client.send(new StartMessageMoveTaskCommand({ SourceArn: arn('correos') })),
    ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });
});

describe('faults', () => {
  it('are met and survived by the SDK', async () => {
    const suffered: string[] = [];
    const faulty = openInMemory({
      faults: (action, queue) => {
        suffered.push(`${action} ${queue}`);
        return suffered.length < 3 ? { kind: 'throttle' } : { kind: 'latency', milliseconds: 1 };
      },
    });
    const { url } = faulty.createQueue('q');
    const command = new SendMessageCommand({ QueueUrl: url, MessageBody: 'x' });
    await expect(inProcessClient(faulty).send(command)).rejects.toMatchObject({ name: 'RequestThrottled' });
    await inProcessClient(faulty, 3).send(command);
    expect(suffered).toEqual(['SendMessage q', 'SendMessage q', 'SendMessage q']);
    expect(await bodies(faulty, 'q')).toEqual(['x']);
    await faulty.close();
  });
});
