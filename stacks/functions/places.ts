import type { QueueName } from '@gore/core/ports/queues.ts';

/** Where everything is that a function may be let at: names and ARNs, as far as the stacks have made them. */
export interface Places {
  readonly datos: { readonly arn: string; readonly streamArn: string };
  readonly efimeroArn: string;
  readonly filesArn: string;
  readonly digestsArn: string;
  /** Key the tables, the buckets and the settings of the functions are encrypted with. */
  readonly dataKeyArn: string;
  /** Of the database, to the users of which IAM tokens can be made: `arn:…:dbuser:<resource>`. */
  readonly databaseUsersArn: string;
  readonly queues: Readonly<Record<QueueName, QueuePlace>>;
  readonly busArn: string;
  readonly mail: { readonly identityArn: string; readonly configurationSetArn: string };
  readonly bridgeKeyArn: string;
}

/** A queue and where its messages end when they cannot be handled. */
export interface QueuePlace {
  readonly arn: string;
  readonly url: string;
  readonly deadLetterArn: string;
  readonly deadLetterUrl: string;
}
