import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Importance } from '../kernel/declare/notice.ts';
import type { Store } from '../kernel/runtime/store/store.ts';
import { Replay, type Step, transact } from '../kernel/runtime/store/transact.ts';
import {
  type Addressee,
  batchSort,
  type EventRef,
  inboxKey,
  noticeId,
  noticeOfSort,
  noticePrefix,
  noticeSort,
  parcelSort,
  summarySort,
} from './inbox-keys.ts';
import { expiry, type Item, inboxSteps, replayed } from './inbox-steps.ts';
import { createGathering, standsFor, togetherOf } from './inbox-together.ts';
import { mailedOf } from './mailed.ts';

/** A notice as it lies in an inbox: what happened, and no value of the record. */
export interface StoredNotice {
  readonly id: string;
  readonly event: EventRef;
  /** Name of the declared notice. */
  readonly kind: string;
  readonly verb: string;
  readonly actor: string;
  readonly at: string;
  readonly importance: Importance;
  /** Job on many records it stands for. */
  readonly batch?: string;
  /** It is told together with others of its module that come at once. */
  readonly together?: true;
  /** How many it stands for by now, by kind; absent while it stands for itself. */
  readonly counts?: Readonly<Record<string, number>>;
  /** How many it stood for when a mail last told of it. */
  readonly mailed?: number;
  readonly readAt?: string;
}

/** What there is to tell somebody. */
export type NewNotice = Omit<StoredNotice, 'id' | 'counts' | 'mailed' | 'readAt'>;

/** Whether a notice was new, and the sort key of the mail it waits for. */
export interface Delivered {
  readonly isNew: boolean;
  readonly parcel?: string;
}

/** When a mail tells of a notice: by itself, or with the others that leave then. */
export interface MailTime {
  readonly due: string;
  readonly alone: boolean;
}

/** How an inbox stands. */
export interface Summary {
  /** Unread notices. */
  readonly n: number;
  /** When the last one came. */
  readonly ultimo?: string;
  /** Grows with every change of the inbox. */
  readonly cambio: number;
}

/** A page of an inbox, newest first. */
export interface InboxPage {
  readonly notices: readonly StoredNotice[];
  /** Where to go on; nothing at the end. */
  readonly next?: string;
}

/** A transaction takes a hundred items; few at once meet others' writes less often. */
const chunkSize = 24;
const pageReads = 200;

const noticeOf = (item: Item): StoredNotice => {
  const counts = togetherOf(item);
  return {
    id: noticeOfSort(String(item.sk)),
    event: item.event as EventRef,
    kind: String(item.kind),
    verb: String(item.verb),
    actor: String(item.actor),
    at: String(item.at),
    importance: item.importance as Importance,
    ...(item.batch ? { batch: String(item.batch) } : {}),
    ...(item.together ? { together: true as const } : {}),
    ...(counts ? { counts } : {}),
    ...(item.mailed ? { mailed: Number(item.mailed) } : {}),
    ...(item.readAt ? { readAt: String(item.readAt) } : {}),
  };
};

const summaryOf = (item: Item | undefined): Summary => ({
  n: Math.max(0, Number(item?.unread ?? 0)),
  ...(item?.ultimo ? { ultimo: String(item.ultimo) } : {}),
  cambio: Number(item?.changes ?? 0),
});

/** The inboxes of people. */
export interface Inbox {
  /**
   * Puts a notice into an inbox, once. Answers the sort key of the mail it waits for: also when it was there already,
   * since whoever delivered it may not have come to send it.
   */
  readonly deliver: (
    to: Addressee,
    notice: NewNotice,
    mail: MailTime | undefined,
    now: string,
  ) => Promise<Delivered>;
  readonly summary: (of: Addressee) => Promise<Summary>;
  /** When a mail of that kind last left by itself. */
  readonly mailedAt: (
    of: Addressee,
    what: Pick<StoredNotice, 'event' | 'kind' | 'together'>,
  ) => Promise<string | undefined>;
  readonly page: (
    of: Addressee,
    asked: { readonly unread: boolean; readonly limit: number; readonly from?: string },
  ) => Promise<InboxPage>;
  readonly get: (of: Addressee, ids: readonly string[]) => Promise<readonly StoredNotice[]>;
  /** Marks as read, or unread again; answers those that changed. */
  readonly mark: (
    of: Addressee,
    ids: readonly string[],
    read: boolean,
    now: string,
  ) => Promise<readonly string[]>;
  /** Notes that a mail left which told how many a notice stands for. */
  readonly noteMailed: (of: Addressee, notice: StoredNotice) => Promise<void>;
  /** Puts the count right where unread notices vanished with their term. */
  readonly recount: (of: Addressee, seen: Summary, unread: number) => Promise<void>;
}

/** Inboxes in the table of what may vanish: one partition a person, with the count beside the notices. */
export const createInbox = (store: Store): Inbox => {
  const { client } = store;
  const TableName = store.tables.efimero;
  const { keyOf, counted, once, posted, read } = inboxSteps(store);

  const query = async (
    of: Addressee,
    { unread, limit, from }: { unread: boolean; limit: number; from?: string },
  ): Promise<{ readonly items: readonly Item[]; readonly last?: string }> => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk and begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': inboxKey(of), ':prefix': noticePrefix },
        ...(unread ? { FilterExpression: 'attribute_not_exists(readAt)' } : {}),
        ScanIndexForward: false,
        Limit: unread ? pageReads : limit,
        ...(from ? { ExclusiveStartKey: keyOf(of, noticeSort(from)) } : {}),
      }),
    );
    return {
      items: Items,
      ...(LastEvaluatedKey ? { last: noticeOfSort(String(LastEvaluatedKey.sk)) } : {}),
    };
  };

  const change = (of: Addressee, id: string, toRead: boolean, now: string): Step => ({
    item: {
      Update: {
        TableName,
        Key: keyOf(of, noticeSort(id)),
        UpdateExpression: toRead ? 'SET readAt = :now' : 'REMOVE readAt',
        ConditionExpression: `attribute_exists(pk) AND attribute_${toRead ? 'not_' : ''}exists(readAt)`,
        ...(toRead ? { ExpressionAttributeValues: { ':now': now } } : {}),
      },
    },
    failed: replayed,
  });

  /** All of them or none; nothing when one was so already. */
  const markAll = async (of: Addressee, ids: readonly string[], toRead: boolean, now: string) => {
    try {
      await transact(store, [
        ...ids.map((id) => change(of, id, toRead, now)),
        counted(of, toRead ? -ids.length : ids.length),
      ]);
      return ids;
    } catch (error) {
      if (error instanceof Replay) return undefined;
      throw error;
    }
  };

  const gather = createGathering(store);

  return {
    deliver: async (to, notice, mail, now) => {
      if (notice.together) return gather(to, notice, mail, now);
      const id = noticeId(notice.at, notice.event);
      const parcel = mail && parcelSort(mail.due, mail.alone ? notice.event : undefined);
      const item = {
        ...keyOf(to, noticeSort(id)),
        ...notice,
        ...(parcel ? { parcel } : {}),
        caduca: expiry(notice.at),
      };
      const { batch } = notice;
      try {
        await transact(store, [
          once(item),
          ...(batch
            ? [
                once({
                  ...keyOf(to, batchSort(batch, `${notice.event.module}.${notice.kind}`)),
                  caduca: expiry(notice.at),
                }),
              ]
            : []),
          counted(to, 1, { at: now, mailed: mail?.alone ? mailedOf(notice) : undefined }),
          ...(parcel ? [posted(to, parcel, mail.due, id)] : []),
        ]);
        return { isNew: true, ...(parcel ? { parcel } : {}) };
      } catch (error) {
        if (!(error instanceof Replay)) throw error;
        const known = await read(to, noticeSort(id));
        return { isNew: false, ...(known?.parcel ? { parcel: String(known.parcel) } : {}) };
      }
    },

    summary: async (of) => summaryOf(await read(of, summarySort)),

    mailedAt: async (of, what) => {
      const at = (await read(of, summarySort))?.[mailedOf(what)];
      return typeof at === 'string' ? at : undefined;
    },

    page: async (of, { unread, limit, from }) => {
      const found: Item[] = [];
      let at = from;
      do {
        const { items, last } = await query(of, { unread, limit, ...(at ? { from: at } : {}) });
        found.push(...items);
        at = last;
      } while (at && found.length < limit);
      const notices = found.slice(0, limit).map(noticeOf);
      const next = found.length > limit ? notices.at(-1)?.id : at;
      return { notices, ...(next ? { next } : {}) };
    },

    get: async (of, ids) => {
      const items = await Promise.all([...new Set(ids)].map((id) => read(of, noticeSort(id))));
      return items.flatMap((item) => (item ? [noticeOf(item)] : []));
    },

    mark: async (of, ids, toRead, now) => {
      const distinct = [...new Set(ids)];
      const changed: string[] = [];
      for (let at = 0; at < distinct.length; at += chunkSize) {
        const chunk = distinct.slice(at, at + chunkSize);
        const together = await markAll(of, chunk, toRead, now);
        if (together) changed.push(...together);
        else for (const id of chunk) changed.push(...((await markAll(of, [id], toRead, now)) ?? []));
      }
      return changed;
    },

    noteMailed: async (of, notice) => {
      await client.send(
        new UpdateCommand({
          TableName,
          Key: keyOf(of, noticeSort(notice.id)),
          UpdateExpression: 'SET mailed = :mailed',
          ExpressionAttributeValues: { ':mailed': standsFor(notice) },
        }),
      );
    },

    recount: async (of, seen, unread) => {
      if (seen.n === unread || seen.cambio === 0) return;
      try {
        await client.send(
          new UpdateCommand({
            TableName,
            Key: keyOf(of, summarySort),
            UpdateExpression: 'SET unread = :unread ADD changes :one',
            ConditionExpression: 'changes = :seen',
            ExpressionAttributeValues: { ':unread': unread, ':one': 1, ':seen': seen.cambio },
          }),
        );
      } catch (error) {
        // Something came in meanwhile: whoever looks next finds out.
        if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) throw error;
      }
    },
  };
};
