/** Values a log line may carry: ids, codes and counts, never what people wrote or who they are. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Structured log of one function. Messages are fixed texts; what varies goes into fields. */
export interface Log {
  readonly info: (message: string, fields?: LogFields) => void;
  readonly warn: (message: string, fields?: LogFields) => void;
  readonly error: (message: string, fields?: LogFields) => void;
  /** Waits for what follows from its lines: a Lambda function stands still once it has answered. */
  readonly settled?: () => Promise<void>;
}

/**
 * What a log may keep of any error: its name, its code and where it was thrown. Not its message: libraries put
 * values into it, and values may be personal data.
 */
export const traceOf = (error: unknown): LogFields => {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    error: error.name,
    code,
    stack: frames
      ?.slice(0, 8)
      .map((frame) => frame.trim())
      .join(' | '),
    cause: error.cause instanceof Error ? error.cause.name : undefined,
  };
};
