import type { Failure } from './failure.ts';
import { cleanStack, serverFrame } from './frames.ts';

/** What a log line of an error carries: `traceOf` made it, so that it holds no message. */
export interface ErrorTrace {
  readonly error?: unknown;
  readonly code?: unknown;
  readonly stack?: unknown;
}

const identifier = /^[A-Za-z][\w$.-]{0,80}$/;

const word = (raw: unknown): string | undefined =>
  typeof raw === 'string' && identifier.test(raw) ? raw : undefined;

/** The failure a log line of an error tells of; lines that tell of no error make none. */
export const serverFailure = (
  service: string,
  message: string,
  { error, code, stack }: ErrorTrace,
  release: string,
): Failure | undefined => {
  const name = word(error);
  if (name === undefined) return undefined;
  const known = word(code);
  return {
    origin: 'servidor',
    name,
    code: known ?? message,
    service,
    frames: typeof stack === 'string' ? cleanStack(stack, serverFrame) : [],
    release,
  };
};
