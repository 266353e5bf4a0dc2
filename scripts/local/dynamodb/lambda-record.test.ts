import { describe, expect, it } from 'vitest';
import { key, N } from './conformance/fixtures.ts';
import { toLambdaRecord } from './lambda-record.ts';
import type { ChangeRecord } from './store/change-feed.ts';
import type { Item } from './wire.ts';

const arn = 'arn:aws:dynamodb:sa-east-1:000000000000:table/datos/stream/2026-01-01T00:00:00.000';
const keys: Item = { pk: { S: 'a' }, sk: { S: '1' } };
const version = (v: number): Item => ({ ...keys, v: { N: String(v) } });
const change = (images: Partial<ChangeRecord>): ChangeRecord => ({
  sequence: 42,
  table: 'datos',
  keys,
  at: 1_767_225_600_999,
  ...images,
});

describe('toLambdaRecord', () => {
  it('builds the record Lambda delivers', () => {
    expect(toLambdaRecord(change({ old: version(1), new: version(2) }), arn)).toEqual({
      eventID: expect.stringMatching(/^[0-9a-f]{32}$/),
      eventName: 'MODIFY',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'sa-east-1',
      eventSourceARN: arn,
      dynamodb: {
        ApproximateCreationDateTime: 1_767_225_600,
        Keys: key('a', '1'),
        OldImage: { ...key('a', '1'), v: N(1) },
        NewImage: { ...key('a', '1'), v: N(2) },
        SequenceNumber: '000000000000000000042',
        SizeBytes: expect.any(Number),
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
    });
  });

  it('names what happened by the images there are', () => {
    expect(toLambdaRecord(change({ new: version(1) }), arn).eventName).toBe('INSERT');
    expect(toLambdaRecord(change({ old: version(1) }), arn).eventName).toBe('REMOVE');
  });

  it('says when time to live removed the item', () => {
    expect(toLambdaRecord(change({ old: version(1), expired: true }), arn).userIdentity).toEqual({
      type: 'Service',
      principalId: 'dynamodb.amazonaws.com',
    });
  });

  it('shows only the images of the view', () => {
    const both = change({ old: version(1), new: version(2) });
    const images = (view: Parameters<typeof toLambdaRecord>[2]) => {
      const { NewImage, OldImage } = toLambdaRecord(both, arn, view).dynamodb;
      return [Boolean(NewImage), Boolean(OldImage)];
    };
    expect(images('NEW_IMAGE')).toEqual([true, false]);
    expect(images('OLD_IMAGE')).toEqual([false, true]);
    expect(images('KEYS_ONLY')).toEqual([false, false]);
  });

  it('keeps its id over redeliveries', () => {
    const record = change({ new: version(1) });
    expect(toLambdaRecord(record, arn).eventID).toBe(toLambdaRecord({ ...record }, arn).eventID);
    expect(toLambdaRecord(record, arn).eventID).not.toBe(
      toLambdaRecord({ ...record, sequence: 43 }, arn).eventID,
    );
  });
});
