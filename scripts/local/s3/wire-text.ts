import { validateHeaderName, validateHeaderValue } from 'node:http';
import { invalidArgument } from './errors.ts';

/**
 * Header values travel as bytes that Node shows as latin1. Text that reached us as UTF-8 (a query parameter, a form
 * field) takes this form so that `setHeader` puts the same bytes on the wire.
 */
export const toWireText = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** @throws S3Error 400 when the pair could not be sent back as a header (line breaks, control characters) */
export function assertHeader(name: string, value: string): void {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch {
    throw invalidArgument(`The value of ${JSON.stringify(name)} cannot be used as a header.`);
  }
}
