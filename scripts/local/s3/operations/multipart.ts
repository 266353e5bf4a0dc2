import { payloadOf, readText } from '../body.ts';
import { writeCondition } from '../conditions.ts';
import { invalidArgument, notImplemented, S3Error } from '../errors.ts';
import { type Exchange, type Operation, quoted, sendEmpty, sendXml } from '../exchange.ts';
import type { UploadTarget } from '../multipart.ts';
import { headFromHeaders, type ObjectRecord } from '../object-record.ts';
import { elements, elementText } from '../xml.ts';

const MAX_ORDER_BYTES = 2 * 1024 * 1024;
const MAX_PARTS_PER_PAGE = 1000;

const targetOf = ({ bucket, key, parameters }: Exchange): UploadTarget => ({
  bucket,
  key,
  uploadId: parameters.get('uploadId') ?? '',
});

export const createUpload: Operation = async ({ bucket, key, headers, response }, { store, uploads }) => {
  store.keys(bucket);
  const uploadId = await uploads.start(bucket, key, headFromHeaders(headers));
  sendXml(response, 200, 'InitiateMultipartUploadResult', { Bucket: bucket, Key: key, UploadId: uploadId });
};

export const uploadPart: Operation = async (exchange, { uploads, maxObjectBytes }) => {
  if (exchange.headers['x-amz-copy-source'] !== undefined) throw notImplemented('UploadPartCopy');
  const number = Number(exchange.parameters.get('partNumber'));
  const etag = await uploads.addPart(targetOf(exchange), number, payloadOf(exchange, maxObjectBytes));
  sendEmpty(exchange.response, 200, { etag: quoted(etag) });
};

export const listParts: Operation = async (exchange, { uploads }) => {
  const { bucket, key, parameters, response } = exchange;
  const target = targetOf(exchange);
  const marker = Number(parameters.get('part-number-marker') ?? 0);
  const max = Math.min(Number(parameters.get('max-parts') ?? MAX_PARTS_PER_PAGE), MAX_PARTS_PER_PAGE);
  if (!Number.isInteger(marker) || !Number.isInteger(max) || max < 1) {
    throw invalidArgument('max-parts and part-number-marker must be integers');
  }
  const following = uploads.get(target).parts.filter((part) => part.number > marker);
  const page = following.slice(0, max);
  sendXml(response, 200, 'ListPartsResult', {
    Bucket: bucket,
    Key: key,
    UploadId: target.uploadId,
    PartNumberMarker: marker,
    NextPartNumberMarker: page.at(-1)?.number ?? marker,
    MaxParts: max,
    IsTruncated: following.length > page.length,
    Part: page.map(({ number, etag, size }) => ({ PartNumber: number, ETag: quoted(etag), Size: size })),
  });
};

export const completeUpload: Operation = async (exchange, { store, uploads, emit }) => {
  const { bucket, key, headers, response } = exchange;
  const condition = writeCondition(headers);
  const named = elements(await readText(orderOf(exchange), MAX_ORDER_BYTES), 'Part').map((part) => ({
    number: Number(elementText(part, 'PartNumber')),
    etag: elementText(part, 'ETag'),
  }));
  if (named.length === 0) throw new S3Error(400, 'MalformedXML', 'You must specify at least one part');
  const record: ObjectRecord = await uploads.complete(targetOf(exchange), named, (content, head) =>
    store.commit(bucket, key, content, head, condition),
  );
  await emit('ObjectCreated:CompleteMultipartUpload', bucket, record);
  sendXml(response, 200, 'CompleteMultipartUploadResult', {
    Location: `/${bucket}/${key}`,
    Bucket: bucket,
    Key: key,
    ETag: quoted(record.etag),
  });
};

// Here the checksum headers speak of the joined object, not of the XML that orders it.
function orderOf(exchange: Exchange): Exchange {
  const headers = Object.entries(exchange.headers).filter(([name]) => !name.startsWith('x-amz-checksum-'));
  return { ...exchange, headers: Object.fromEntries(headers) };
}

export const abortUpload: Operation = async (exchange, { uploads }) => {
  await uploads.abort(targetOf(exchange));
  sendEmpty(exchange.response, 204);
};
