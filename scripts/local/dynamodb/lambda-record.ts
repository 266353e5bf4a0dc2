import { createHash } from 'node:crypto';
import { type ChangeRecord, sequenceNumber } from './store/change-feed.ts';
import type { Item, StreamViewType } from './wire.ts';

/** One record of a `DynamoDBStreamEvent`, as Lambda receives it. */
export interface LambdaStreamRecord {
  eventID: string;
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  eventVersion: '1.1';
  eventSource: 'aws:dynamodb';
  awsRegion: string;
  eventSourceARN: string;
  /** Only on removals by time to live. */
  userIdentity?: { type: 'Service'; principalId: 'dynamodb.amazonaws.com' };
  dynamodb: {
    /** Epoch seconds. */
    ApproximateCreationDateTime: number;
    Keys: Item;
    NewImage?: Item;
    OldImage?: Item;
    /** 21 digits; text order is the order of the changes. */
    SequenceNumber: string;
    SizeBytes: number;
    StreamViewType: StreamViewType;
  };
}

/** A change as the stream with the given ARN shows it; the event id is stable over redeliveries. */
export function toLambdaRecord(
  record: ChangeRecord,
  arn: string,
  view: StreamViewType = 'NEW_AND_OLD_IMAGES',
): LambdaStreamRecord {
  const images = {
    ...(record.new && view.includes('NEW') && { NewImage: record.new }),
    ...(record.old && view.includes('OLD') && { OldImage: record.old }),
  };
  return {
    eventID: createHash('md5').update(arn).update(String(record.sequence)).digest('hex'),
    eventName: eventName(record),
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: arn.split(':')[3] ?? '',
    eventSourceARN: arn,
    ...(record.expired && { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }),
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(record.at / 1000),
      Keys: record.keys,
      ...images,
      SequenceNumber: sequenceNumber(record),
      SizeBytes: Buffer.byteLength(JSON.stringify({ keys: record.keys, ...images })),
      StreamViewType: view,
    },
  };
}

function eventName(record: ChangeRecord): LambdaStreamRecord['eventName'] {
  if (!record.old) return 'INSERT';
  return record.new ? 'MODIFY' : 'REMOVE';
}
