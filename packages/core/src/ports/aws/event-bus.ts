import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { EventBus } from '../queues.ts';

/** Source of every event of the product on the bus. */
export const eventSource = 'gore-os';

const batchSize = 10;

/** Domain events over EventBridge; the detail type is `<module>.<verb>`. */
export const createEventBus = (client: EventBridgeClient, busName: string): EventBus => ({
  publish: async (events) => {
    for (let at = 0; at < events.length; at += batchSize) {
      const entries = events.slice(at, at + batchSize);
      const { FailedEntryCount = 0 } = await client.send(
        new PutEventsCommand({
          Entries: entries.map((event) => ({
            EventBusName: busName,
            Source: eventSource,
            DetailType: `${event.module}.${event.verb}`,
            Detail: JSON.stringify(event),
          })),
        }),
      );
      if (FailedEntryCount)
        throw new Error(`EventBridge refused ${FailedEntryCount} of ${entries.length} events`);
    }
  },
});
