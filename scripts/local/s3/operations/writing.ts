import { payloadOf } from '../body.ts';
import { writeCondition } from '../conditions.ts';
import { invalidArgument, notImplemented } from '../errors.ts';
import { type Exchange, type Operation, quoted, type Services, sendEmpty, sendXml } from '../exchange.ts';
import { headFromHeaders } from '../object-record.ts';

const COPY_SOURCE = 'x-amz-copy-source';

/** PutObject, or CopyObject when a source is named. */
export const putObject: Operation = async (exchange, services) =>
  exchange.headers[COPY_SOURCE] === undefined ? upload(exchange, services) : copy(exchange, services);

async function upload(exchange: Exchange, { store, spool, maxObjectBytes, emit }: Services): Promise<void> {
  const { bucket, key, headers, response } = exchange;
  const head = headFromHeaders(headers);
  const condition = writeCondition(headers);
  condition(store.find(bucket, key));
  const { file, size, md5 } = await spool.write(payloadOf(exchange, maxObjectBytes));
  const record = await store.commit(bucket, key, { file, size, etag: md5 }, head, condition);
  await emit('ObjectCreated:Put', bucket, record);
  sendEmpty(response, 200, { etag: quoted(record.etag) });
}

async function copy(exchange: Exchange, { store, spool, emit }: Services): Promise<void> {
  const { bucket, key, headers, response } = exchange;
  const unsupported = Object.keys(headers).find((name) => name.startsWith(`${COPY_SOURCE}-`));
  if (unsupported !== undefined) throw notImplemented(`the header ${unsupported}`);
  const condition = writeCondition(headers);
  condition(store.find(bucket, key));
  const origin = readCopySource(String(headers[COPY_SOURCE]));
  const source = await store.open(origin.bucket, origin.key);
  try {
    const { file, size, md5 } = await spool.write(source.handle.createReadStream({ autoClose: false }));
    const { contentType, headers: kept, metadata } = source.record;
    const head =
      headers['x-amz-metadata-directive'] === 'REPLACE'
        ? headFromHeaders(headers)
        : { contentType, headers: kept, metadata };
    const record = await store.commit(bucket, key, { file, size, etag: md5 }, head, condition);
    await emit('ObjectCreated:Copy', bucket, record);
    sendXml(response, 200, 'CopyObjectResult', {
      ETag: quoted(record.etag),
      LastModified: new Date(record.modifiedAt).toISOString(),
    });
  } finally {
    await source.handle.close();
  }
}

function readCopySource(header: string): { bucket: string; key: string } {
  if (header.includes('?')) throw notImplemented('copies of a version');
  const [, bucket, key] = /^\/?([^/]+)\/(.+)$/s.exec(decodeSource(header)) ?? [];
  if (bucket === undefined || key === undefined) throw invalidArgument('Invalid copy source object key');
  return { bucket, key };
}

function decodeSource(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    throw invalidArgument('Invalid copy source encoding.');
  }
}

export const deleteObject: Operation = async ({ bucket, key, response }, { store, emit }) => {
  const removed = await store.remove(bucket, key);
  if (removed !== undefined) await emit('ObjectRemoved:Delete', bucket, removed);
  sendEmpty(response, 204);
};
