import { pipeline } from 'node:stream/promises';
import { isNotModified } from '../conditions.ts';
import { S3Error } from '../errors.ts';
import { type Exchange, type Operation, quoted, sendEmpty } from '../exchange.ts';
import { type ObjectRecord, responseHeaders } from '../object-record.ts';
import { parseRange } from '../range.ts';
import { assertHeader, toWireText } from '../wire-text.ts';

const OVERRIDABLE = [
  'content-type',
  'content-disposition',
  'content-encoding',
  'content-language',
  'cache-control',
  'expires',
];

/** The query parameters by which the reader of an object sets headers of the answer. */
export const RESPONSE_OVERRIDES = OVERRIDABLE.map((header) => `response-${header}`);

/** GetObject and HeadObject. */
export const readObject: Operation = async (exchange, { store }) => {
  const { bucket, key, headers, method, response } = exchange;
  const { record, handle } = await store.open(bucket, key);
  try {
    if (isNotModified(headers, record)) {
      sendEmpty(response, 304, identity(record));
      return;
    }
    const range = parseRange(headers.range, record.size);
    if (range === 'unsatisfiable') {
      response.setHeader('content-range', `bytes */${record.size}`);
      throw new S3Error(416, 'InvalidRange', 'The requested range is not satisfiable');
    }
    const { start, end } = range ?? { start: 0, end: record.size - 1 };
    response.writeHead(range === undefined ? 200 : 206, {
      ...responseHeaders(record),
      ...overrides(exchange),
      ...identity(record),
      'accept-ranges': 'bytes',
      'content-length': String(end - start + 1),
      ...(range === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${record.size}` }),
      // Uploads are of strangers: a browser must not guess that one of them is a page.
      'x-content-type-options': 'nosniff',
    });
    if (method === 'HEAD' || record.size === 0) response.end();
    else await pipeline(handle.createReadStream({ start, end, autoClose: false }), response);
  } finally {
    await handle.close();
  }
};

const identity = ({ etag, modifiedAt }: ObjectRecord) => ({
  etag: quoted(etag),
  'last-modified': new Date(modifiedAt).toUTCString(),
});

function overrides({ parameters }: Exchange): Record<string, string> {
  const found: Record<string, string> = {};
  for (const header of OVERRIDABLE) {
    const text = parameters.get(`response-${header}`);
    if (text === null) continue;
    const value = toWireText(text);
    assertHeader(header, value);
    found[header] = value;
  }
  return found;
}
