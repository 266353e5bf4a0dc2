import type { ObjectRecord } from './object-record.ts';
import { encodePath } from './uri.ts';

export type S3EventName =
  | 'ObjectCreated:Put'
  | 'ObjectCreated:Post'
  | 'ObjectCreated:Copy'
  | 'ObjectCreated:CompleteMultipartUpload'
  | 'ObjectRemoved:Delete';

/** One element of `Records` in the event a Lambda function receives from an S3 notification. */
export interface S3EventRecord {
  readonly eventVersion: '2.1';
  readonly eventSource: 'aws:s3';
  readonly awsRegion: string;
  /** ISO 8601, UTC. */
  readonly eventTime: string;
  readonly eventName: S3EventName;
  readonly s3: {
    readonly s3SchemaVersion: '1.0';
    readonly configurationId: string;
    readonly bucket: { readonly name: string; readonly arn: string };
    readonly object: {
      /** Percent-encoded with `+` for spaces, as S3 sends it. */
      readonly key: string;
      /** Absent for a removal. */
      readonly size?: number;
      readonly eTag?: string;
      /** Hexadecimal; of two events on one key the later has the greater one. */
      readonly sequencer: string;
    };
  };
}

/** Describes what just happened to an object, in the shape of an S3 notification. */
export function eventRecord(
  eventName: S3EventName,
  region: string,
  bucket: string,
  record: ObjectRecord,
): S3EventRecord {
  const removed = eventName === 'ObjectRemoved:Delete';
  return {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: region,
    eventTime: new Date().toISOString(),
    eventName,
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: 'embedded',
      bucket: { name: bucket, arn: `arn:aws:s3:::${bucket}` },
      object: {
        key: encodePath(record.key).replaceAll('%20', '+'),
        ...(removed ? {} : { size: record.size, eTag: record.etag }),
        sequencer: nextSequencer(),
      },
    },
  };
}

// Microseconds: two commits on one key are always further apart than that.
const nextSequencer = () =>
  Math.trunc((performance.timeOrigin + performance.now()) * 1000)
    .toString(16)
    .toUpperCase()
    .padStart(16, '0');
