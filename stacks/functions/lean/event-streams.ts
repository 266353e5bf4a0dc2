/**
 * Stands in for `@smithy/core/event-streams` in the bundles: streams of events within one answer, such as a query over a
 * file in S3, which no command of ours asks for. Clients still say how they would read them when they are made.
 */
export const resolveEventStreamSerdeConfig = <T>(config: T): T => config;

/** What a client keeps to read such streams with. */
export const eventStreamSerdeProvider = (): Readonly<Record<string, never>> => ({});

/** The reader itself, which is made when a stream arrives. */
export class EventStreamSerde {
  constructor() {
    throw new Error('The functions are built without streams of events.');
  }
}
