import { type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { readMembers, writtenMembers } from './direct-protocol.ts';
import type { EmbeddedDynamo } from './engine.ts';
import { isApiFailure } from './failure.ts';
import type { Item, JsonObject } from './wire.ts';

type Call = EmbeddedDynamo['call'];
type Document = Record<string, unknown>;

const toItem = (document: Document) => marshall(document, { removeUndefinedValues: true });

const toDocument = (item: Item): Document =>
  // The same attributes, with their bytes as bytes: that is what the SDK's types say of them.
  unmarshall(readMembers(item) as Parameters<typeof unmarshall>[0]);

/** What an operation answers, by the names DynamoDB gives it. */
interface Answered extends JsonObject {
  readonly Item?: Item;
  readonly Items?: readonly Item[];
  readonly LastEvaluatedKey?: Item;
  readonly Responses?: Readonly<Record<string, readonly Item[]>>;
  readonly UnprocessedKeys?: Readonly<Record<string, { readonly Keys: readonly Item[] }>>;
}

const eachOf = <A, B>(members: Readonly<Record<string, A>>, make: (member: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(members).map(([name, member]) => [name, make(member)]));

const answeredAs = ({ Item, Items, LastEvaluatedKey, Responses, UnprocessedKeys, ...rest }: Answered) => ({
  ...rest,
  ...(Item && { Item: toDocument(Item) }),
  ...(Items && { Items: Items.map(toDocument) }),
  ...(LastEvaluatedKey && { LastEvaluatedKey: toDocument(LastEvaluatedKey) }),
  ...(Responses && { Responses: eachOf(Responses, (items) => items.map(toDocument)) }),
  ...(UnprocessedKeys && {
    UnprocessedKeys: eachOf(UnprocessedKeys, (left) => ({ ...left, Keys: left.Keys.map(toDocument) })),
  }),
});

type Asked = readonly [operation: string, input: object];

const asked = (command: unknown): Asked | undefined => {
  if (command instanceof GetCommand) {
    const { input } = command;
    return ['GetItem', { ...input, Key: toItem(input.Key ?? {}) }];
  }
  if (command instanceof BatchGetCommand) {
    const tables = eachOf(command.input.RequestItems ?? {}, (table) => ({
      ...table,
      Keys: (table.Keys ?? []).map(toItem),
    }));
    return ['BatchGetItem', { ...command.input, RequestItems: tables }];
  }
  if (command instanceof QueryCommand) {
    const { ExpressionAttributeValues: values, ExclusiveStartKey: from } = command.input;
    return [
      'Query',
      {
        ...command.input,
        ExpressionAttributeValues: values && toItem(values),
        ExclusiveStartKey: from && toItem(from),
      },
    ];
  }
  return undefined;
};

type Send = (...args: readonly unknown[]) => Promise<unknown>;

/** Sends what it knows past the SDK's pipeline, which costs more than the operation itself. */
const pastPipeline = <C extends object>(
  client: C,
  send: Send,
  { call }: { readonly call: Call },
  ask: (command: unknown) => Asked | undefined,
  answer: (result: JsonObject) => object,
): C => {
  const direct: Send = async (...args) => {
    const [operation, input] = (args.length === 1 && ask(args[0])) || [];
    if (!operation || !input) return send(...args);
    try {
      return { ...answer(await call(operation, writtenMembers(input))), $metadata: { httpStatusCode: 200 } };
    } catch (error) {
      if (isApiFailure(error)) return send(...args);
      throw error;
    }
  };
  return Object.assign(client, { send: direct });
};

/**
 * Answers reads of a document client from the engine in this process. Whatever fails is asked again through the SDK, which
 * knows when to insist and what to throw.
 */
export const readDirectly = (
  documents: DynamoDBDocumentClient,
  engine: { readonly call: Call },
): DynamoDBDocumentClient =>
  pastPipeline(documents, documents.send.bind(documents) as Send, engine, asked, answeredAs);

/** The same for updates of one item with typed attributes, such as the count each request leaves. */
export const updateDirectly = (client: DynamoDBClient, engine: { readonly call: Call }): DynamoDBClient =>
  pastPipeline(
    client,
    client.send.bind(client) as Send,
    engine,
    (command) => (command instanceof UpdateItemCommand ? ['UpdateItem', command.input] : undefined),
    readMembers,
  );
