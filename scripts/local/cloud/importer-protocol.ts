import type { Tables } from '@gore/core/kernel/runtime/store/table.ts';
import type { LogFields } from '@gore/functions/http/log.ts';
import type { QueueEvent } from '@gore/functions/workers/effects.ts';
import type { Settings } from '../settings.ts';
import type { Secrets } from './secrets.ts';

/** What the thread of the importer is started with. */
export interface ImporterStart {
  readonly settings: Pick<Settings, 'origin' | 'dynamoEndpoint'>;
  readonly secrets: Pick<Secrets, 'personKey' | 'accessKeyId' | 'secretAccessKey'>;
  readonly tables: Tables;
  readonly filesBucket: string;
  readonly timeZone: string;
}

/** Asked of the thread: to handle messages of its queue; or an answer of the table it asked for. */
export type ToImporter =
  | { readonly kind: 'event'; readonly id: number; readonly event: QueueEvent }
  | { readonly kind: 'answer'; readonly id: number; readonly statusCode: number; readonly body: string };

/** Told by the thread: that messages were handled, and which not; a line of its log; or a question to the table. */
export type FromImporter =
  | {
      readonly kind: 'log';
      readonly level: 'info' | 'warn' | 'error';
      readonly message: string;
      readonly fields: LogFields;
    }
  | { readonly kind: 'done'; readonly id: number; readonly failed: readonly string[] }
  | { readonly kind: 'call'; readonly id: number; readonly target: string; readonly body: string };
