import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { accessDenied, entityTooLarge, notImplemented } from '../errors.ts';
import { quoted, type Services, sendEmpty, sendXml } from '../exchange.ts';
import { readUploadForm } from '../form-data.ts';
import { headFromHeaders } from '../object-record.ts';
import { assertSize, type SizeRange, verifyPostPolicy } from '../post-policy.ts';
import type { Credentials } from '../signature.ts';
import { toWireText } from '../wire-text.ts';

/** S3 replaces this, written with its dollar sign and braces, by the name of the uploaded file. */
const FILE_NAME_VARIABLE = `\${filename}`;
/** Room for the fields and frames around the file. */
const FORM_OVERHEAD_BYTES = 64 * 1024;

/** A POST form on its way in. */
export interface FormRequest {
  readonly bucket: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: AsyncIterable<Uint8Array>;
  readonly response: ServerResponse;
}

export const isFormUpload = (method: string, key: string, headers: IncomingHttpHeaders): boolean =>
  method === 'POST' && key === '' && /^multipart\/form-data\b/i.test(headers['content-type'] ?? '');

/**
 * A browser upload: an HTML form whose signed policy stands in for the signature of the request. The policy is
 * verified before the first byte of the file is written.
 */
export async function acceptFormUpload(
  { bucket, headers, body, response }: FormRequest,
  credentials: Credentials,
  { store, spool, maxObjectBytes, emit }: Services,
): Promise<void> {
  if (Number(headers['content-length'] ?? 0) > maxObjectBytes + FORM_OVERHEAD_BYTES) throw entityTooLarge();
  const form = await readUploadForm(headers['content-type'] ?? '', body);
  const fields = new Map(form.fields).set('bucket', bucket);
  const allowed = verifyPostPolicy(fields, credentials, Date.now());
  if (fields.has('success_action_redirect')) throw notImplemented('success_action_redirect');
  const key = fields.get('key')?.replaceAll(FILE_NAME_VARIABLE, () => form.fileName);
  if (key === undefined) throw accessDenied('Bucket POST must contain a field named "key".');
  store.keys(bucket);
  const head = headFromHeaders(asHeaders(fields));
  const range: SizeRange = { min: allowed.min, max: Math.min(allowed.max, maxObjectBytes) };
  const { file, size, md5 } = await spool.write(bounded(form.file, range));
  const record = await store.commit(bucket, key, { file, size, etag: md5 }, head, () => undefined);
  await emit('ObjectCreated:Post', bucket, record);
  answer(response, fields.get('success_action_status'), bucket, key, record.etag);
}

const asHeaders = (fields: ReadonlyMap<string, string>) =>
  Object.fromEntries(Array.from(fields, ([name, value]) => [name, toWireText(value)]));

async function* bounded(file: AsyncIterable<Uint8Array>, range: SizeRange): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of file) {
    size += chunk.length;
    if (size > range.max) throw entityTooLarge();
    yield chunk;
  }
  assertSize(size, range);
}

function answer(
  response: ServerResponse,
  status: string | undefined,
  bucket: string,
  key: string,
  etag: string,
): void {
  if (status === '201') {
    const location = `/${bucket}/${key}`;
    sendXml(response, 201, 'PostResponse', {
      Location: location,
      Bucket: bucket,
      Key: key,
      ETag: quoted(etag),
    });
  } else {
    sendEmpty(response, status === '200' ? 200 : 204, { etag: quoted(etag) });
  }
}
