import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ACCOUNT, REGION } from './lambda.ts';

/** An event as EventBridge gives it to a target. */
export interface BusEvent {
  version: '0';
  id: string;
  'detail-type': string;
  source: string;
  account: string;
  /** Instant without milliseconds, as EventBridge writes it. */
  time: string;
  region: string;
  resources: string[];
  detail: Record<string, unknown>;
}

/** An entry of PutEvents. */
export interface BusEntry {
  Source?: string;
  DetailType?: string;
  /** JSON object as text. */
  Detail?: string;
  Resources?: string[];
  EventBusName?: string;
  /** Epoch seconds when it comes over the wire. */
  Time?: Date | number;
}

/** Outcome of one entry: an id, or why it was refused. */
export type EntryOutcome = { EventId: string } | { ErrorCode: string; ErrorMessage: string };

const MAX_ENTRY_BYTES = 256 * 1024;
const detailSchema = z.record(z.string(), z.unknown());

/** Turns an entry into an event, or says why EventBridge would refuse it. */
export function readEntry(entry: BusEntry): { event: BusEvent } | { refusal: EntryOutcome } {
  const { Source, DetailType, Detail = '', Resources = [], Time } = entry;
  if (!Source)
    return refuse('InvalidArgument', 'Parameter Source is not valid. Reason: Source is a required argument.');
  if (!DetailType) {
    return refuse(
      'InvalidArgument',
      'Parameter DetailType is not valid. Reason: DetailType is a required argument.',
    );
  }
  if (Buffer.byteLength(Source + DetailType + Detail + Resources.join('')) > MAX_ENTRY_BYTES) {
    return refuse('InvalidArgument', 'The entry exceeds the size EventBridge takes.');
  }
  const detail = parseDetail(Detail);
  if (!detail) return refuse('MalformedDetail', 'Detail is malformed.');
  return {
    event: {
      version: '0',
      id: randomUUID(),
      'detail-type': DetailType,
      source: Source,
      account: ACCOUNT,
      time: wholeSeconds(Time === undefined ? new Date() : toDate(Time)),
      region: REGION,
      resources: Resources,
      detail,
    },
  };
}

/** `2026-03-12T19:03:58Z`. */
export const wholeSeconds = (instant: Date): string => instant.toISOString().replace(/\.\d+Z$/, 'Z');

const toDate = (time: Date | number): Date => (typeof time === 'number' ? new Date(time * 1000) : time);

function parseDetail(text: string): Record<string, unknown> | undefined {
  try {
    return detailSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

const refuse = (ErrorCode: string, ErrorMessage: string) => ({ refusal: { ErrorCode, ErrorMessage } });
