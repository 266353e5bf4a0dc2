/** How a client waits for an AWS service and how often it asks again. */
export interface ClientSettings {
  /** Attempts in all; between them the SDK waits longer and longer, by chance, so that callers do not meet again. */
  readonly maxAttempts: number;
  readonly requestHandler: {
    /** Milliseconds. */
    readonly connectionTimeout: number;
    /** Milliseconds; without the next setting the SDK would only complain and go on waiting. */
    readonly requestTimeout: number;
    readonly throwOnRequestTimeout: true;
  };
}

/** @param requestTimeout milliseconds one attempt may take */
export const clientSettings = (maxAttempts: number, requestTimeout: number): ClientSettings => ({
  maxAttempts,
  requestHandler: { connectionTimeout: 1000, requestTimeout, throwOnRequestTimeout: true },
});

/** A person waits for the answer: all attempts together end before API Gateway gives up. */
export const prompt: ClientSettings = clientSettings(4, 5000);

/** Nobody waits, and a message that fails comes back: it may take its time. */
export const patient: ClientSettings = clientSettings(8, 60_000);
