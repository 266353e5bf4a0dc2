import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { EmbeddedDynamo } from './engine.ts';

/** What the SDK asks of whatever writes its requests and reads its answers. */
interface Protocol {
  serializeRequest(operation: { readonly name: string }, input: object, context: object): Promise<object>;
  deserializeResponse(operation: object, context: object, response: object): Promise<object>;
}

/** A request that was never written: what to do instead of sending it. */
export class DirectRequest {
  readonly headers: Record<string, string> = {};
  readonly run: () => Promise<object>;
  constructor(run: () => Promise<object>) {
    this.run = run;
  }
}

/** The result of one; failures are answered as over the wire, so that the SDK makes its exceptions of them. */
export class DirectAnswer {
  readonly statusCode = 200;
  readonly headers: Record<string, string> = {};
  readonly result: object;
  constructor(result: object) {
    this.result = result;
  }
}

/** Operations on items: their members mean the same on the wire, but for bytes. */
const direct: ReadonlySet<string> = new Set([
  'BatchGetItem',
  'BatchWriteItem',
  'DeleteItem',
  'GetItem',
  'PutItem',
  'Query',
  'Scan',
  'TransactGetItems',
  'TransactWriteItems',
  'UpdateItem',
]);

const written = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return Array.isArray(value) ? value.map(written) : writtenMembers(value);
};

/** The members of a request as they would be written: bytes as base64 text, nothing that is undefined. */
export const writtenMembers = (value: object): Record<string, unknown> => {
  const copy: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value))
    if (member !== undefined && member !== null) copy[name] = written(member);
  return copy;
};

const bytes = (text: unknown): unknown => new Uint8Array(Buffer.from(String(text), 'base64'));

/** Only an attribute's own `B` and `BS` are text there: an attribute that is called so has an object. */
const readMember = (name: string, member: unknown): unknown => {
  if (name === 'B' && typeof member === 'string') return bytes(member);
  return name === 'BS' && Array.isArray(member) ? member.map(bytes) : read(member);
};

const read = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? value.map(read) : readMembers(value);
};

/** The members of an answer as the SDK reads them: base64 text as bytes. */
export const readMembers = (value: object): Record<string, unknown> => {
  const copy: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) copy[name] = readMember(name, member);
  return copy;
};

/**
 * Lets a client of an engine in this process hand over its requests as they are, instead of as JSON text that is written
 * and read again on both sides. What is not about items still travels as text.
 */
export const speakDirectly = (client: DynamoDBClient, engine: Pick<EmbeddedDynamo, 'call'>): void => {
  const wire: Protocol = client.config.protocol;
  const spoken: Protocol = {
    serializeRequest: async (operation, input, context) => {
      const { name } = operation;
      if (!direct.has(name)) return wire.serializeRequest(operation, input, context);
      const once = name === 'TransactWriteItems' ? { ClientRequestToken: randomUUID(), ...input } : input;
      // The engine keeps what it is given, so that a retry writes it anew.
      return new DirectRequest(() => engine.call(name, writtenMembers(once)));
    },
    deserializeResponse: async (operation, context, response) =>
      response instanceof DirectAnswer
        ? { ...readMembers(response.result), $metadata: { httpStatusCode: response.statusCode } }
        : wire.deserializeResponse(operation, context, response),
  };
  client.config.protocol = Object.assign(Object.create(wire), spoken);
};
