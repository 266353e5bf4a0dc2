import { unmarshall } from '@aws-sdk/util-dynamodb';

/** The part of a DynamoDB stream record the consumers read. */
export interface StreamRecord {
  readonly eventName?: string;
  readonly dynamodb?: {
    readonly SequenceNumber?: string;
    readonly ApproximateCreationDateTime?: number;
    readonly Keys?: Readonly<Record<string, unknown>>;
    readonly NewImage?: Readonly<Record<string, unknown>>;
    readonly OldImage?: Readonly<Record<string, unknown>>;
  };
}

/** A DynamoDB stream event. */
export interface StreamEvent {
  readonly Records: readonly StreamRecord[];
}

/** Tells Lambda which records to bring again. */
export interface BatchResult {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

type Image = Readonly<Record<string, unknown>>;
type Marshalled = Parameters<typeof unmarshall>[0];

/** A stream image as plain values. */
export const plain = (image: Image): Image => unmarshall(image as Marshalled);

/** A text of an image, whatever the rest of it is like. */
export const textIn = (image: Image | undefined, name: string): string | undefined => {
  const tag = image?.[name];
  return typeof tag === 'object' && tag !== null && 'S' in tag ? String(tag.S) : undefined;
};

/** Kind of item an image is of. */
export const entityOf = (image: Image | undefined): string | undefined => textIn(image, '__edb_e__');
