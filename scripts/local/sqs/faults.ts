import { SqsError } from './errors.ts';

/** What the embedded SQS should suffer before an action, so that code meets the faults of the cloud early. */
export type SqsFault =
  | { readonly kind: 'latency'; readonly milliseconds: number }
  /** The action fails as if the account had hit its rate limit; the SDK retries it. */
  | { readonly kind: 'throttle' };

/**
 * Chooses the fault of one action, by its API name (`SendMessage`, `ReceiveMessage`…) and queue. Asked for every action
 * that comes through the protocol and for every receive of a poller; the direct methods never fail on purpose.
 */
export type SqsFaultHook = (action: string, queue: string | undefined) => SqsFault | undefined;

/** Lets the chosen fault happen. @throws SqsError `RequestThrottled` */
export async function suffer(fault: SqsFault | undefined): Promise<void> {
  if (fault?.kind === 'latency') {
    await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
  } else if (fault?.kind === 'throttle') {
    throw new SqsError('RequestThrottled', 'The request was denied due to request throttling.');
  }
}
