import { readText } from '../body.ts';
import { invalidArgument, S3Error } from '../errors.ts';
import { type Operation, quoted, sendEmpty, sendXml } from '../exchange.ts';
import { listPage } from '../listing.ts';
import { encodePath } from '../uri.ts';
import { elements, elementText } from '../xml.ts';

const MAX_KEYS = 1000;
const MAX_ORDER_BYTES = 2 * 1024 * 1024;

export const listBuckets: Operation = async ({ response }, { store }) => {
  const buckets = store.bucketNames.map((name) => ({ Name: name }));
  sendXml(response, 200, 'ListAllMyBucketsResult', { Buckets: { Bucket: buckets } });
};

export const createBucket: Operation = async ({ bucket, response }, { store }) => {
  await store.createBucket(bucket);
  sendEmpty(response, 200, { location: `/${bucket}` });
};

export const headBucket: Operation = async ({ bucket, response }, { store }) => {
  store.keys(bucket);
  sendEmpty(response, 200);
};

export const deleteBucket: Operation = async ({ bucket, response }, { store }) => {
  await store.deleteBucket(bucket);
  sendEmpty(response, 204);
};

export const listObjects: Operation = async ({ bucket, parameters, response }, { store }) => {
  const text = (name: string) => parameters.get(name) ?? '';
  const maxKeys = Math.min(Number(parameters.get('max-keys') ?? MAX_KEYS), MAX_KEYS);
  if (!(Number.isInteger(maxKeys) && maxKeys >= 0)) throw invalidArgument('max-keys must be an integer');
  const token = parameters.get('continuation-token') ?? undefined;
  const page = listPage(store.keys(bucket), {
    prefix: text('prefix'),
    delimiter: text('delimiter'),
    startAfter: text('start-after'),
    maxKeys,
    token,
  });
  const encode = text('encoding-type') === 'url' ? encodePath : (key: string) => key;
  sendXml(response, 200, 'ListBucketResult', {
    Name: bucket,
    Prefix: encode(text('prefix')),
    Delimiter: parameters.get('delimiter') ?? undefined,
    StartAfter: parameters.get('start-after') ?? undefined,
    EncodingType: parameters.get('encoding-type') ?? undefined,
    KeyCount: page.keys.length + page.commonPrefixes.length,
    MaxKeys: maxKeys,
    IsTruncated: page.next !== undefined,
    ContinuationToken: token,
    NextContinuationToken: page.next,
    Contents: page.keys.map((key) => {
      const { etag, size, modifiedAt } = store.get(bucket, key);
      const lastModified = new Date(modifiedAt).toISOString();
      return {
        Key: encode(key),
        LastModified: lastModified,
        ETag: quoted(etag),
        Size: size,
        StorageClass: 'STANDARD',
      };
    }),
    CommonPrefixes: page.commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })),
  });
};

export const deleteObjects: Operation = async (exchange, { store, emit }) => {
  const { bucket, response } = exchange;
  const order = await readText(exchange, MAX_ORDER_BYTES);
  const keys = elements(order, 'Object').map((object) => elementText(object, 'Key'));
  if (keys.length === 0 || keys.length > MAX_KEYS) {
    throw new S3Error(400, 'MalformedXML', `Name between 1 and ${MAX_KEYS} objects.`);
  }
  for (const key of keys) {
    const removed = await store.remove(bucket, key);
    if (removed !== undefined) await emit('ObjectRemoved:Delete', bucket, removed);
  }
  const quiet = elements(order, 'Quiet')[0]?.trim() === 'true';
  const deleted = quiet ? [] : keys.map((key) => ({ Key: key }));
  sendXml(response, 200, 'DeleteResult', { Deleted: deleted });
};
