import type { ServerResponse } from 'node:http';
import type { IncomingBody } from './body.ts';
import type { S3EventName } from './events.ts';
import type { MultipartUploads } from './multipart.ts';
import type { ObjectRecord } from './object-record.ts';
import type { ObjectStore } from './object-store.ts';
import type { Spool } from './spool.ts';
import { renderXml, type XmlContent } from './xml.ts';

/** One authorised request and the response to fill. */
export interface Exchange extends IncomingBody {
  readonly method: string;
  readonly bucket: string;
  readonly key: string;
  /** Query parameters, those of authentication taken out. */
  readonly parameters: URLSearchParams;
  readonly response: ServerResponse;
}

/** What the operations work with. */
export interface Services {
  readonly store: ObjectStore;
  readonly uploads: MultipartUploads;
  readonly spool: Spool;
  readonly maxObjectBytes: number;
  /** Tells the listener of the embedded S3; resolves when it has taken note. */
  emit(name: S3EventName, bucket: string, record: ObjectRecord): Promise<void>;
}

/** Carries out one S3 operation and ends the response. */
export type Operation = (exchange: Exchange, services: Services) => Promise<void>;

export function sendXml(response: ServerResponse, status: number, root: string, content: XmlContent): void {
  response.writeHead(status, { 'content-type': 'application/xml' }).end(renderXml(root, content));
}

export function sendEmpty(
  response: ServerResponse,
  status: number,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, headers).end();
}

/** An ETag as it stands in headers and XML. */
export const quoted = (etag: string): string => `"${etag}"`;
