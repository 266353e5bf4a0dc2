import type { Importance } from '../kernel/declare/notice.ts';
import type { Store } from '../kernel/runtime/store/store.ts';
import { Replay, type Step, transact } from '../kernel/runtime/store/transact.ts';
import type { Delivered, MailTime, NewNotice, StoredNotice } from './inbox.ts';
import {
  type Addressee,
  countedSort,
  gatheringSort,
  noticeId,
  noticeSort,
  parcelSort,
} from './inbox-keys.ts';
import { expiry, type Item, inboxSteps, replayed } from './inbox-steps.ts';
import { mailedOf } from './mailed.ts';

/** Minutes from the first of them in which notices told together are told as one. */
const gatheringMinutes = 10;

/** Others may write to the same inbox meanwhile: whoever loses looks again. */
const attempts = 20;

const weights: Readonly<Record<Importance, number>> = { baja: 0, normal: 1, alta: 2, urgente: 3 };

const prefix = 'told_';

/** How many notices of each kind one stands for; nothing when it stands for itself. */
export const togetherOf = (item: Item): Readonly<Record<string, number>> | undefined => {
  const counts = Object.entries(item).filter(([name]) => name.startsWith(prefix));
  const total = counts.reduce((sum, [, count]) => sum + Number(count), 0);
  if (total < 2) return undefined;
  return Object.fromEntries(counts.map(([name, count]) => [name.slice(prefix.length), Number(count)]));
};

/** How many notices one stands for. */
export const standsFor = ({ counts }: Pick<StoredNotice, 'counts'>): number =>
  counts ? Object.values(counts).reduce((sum, count) => sum + count, 0) : 1;

/** Whether a mail told already of everything a notice stands for by now. */
export const isTold = (notice: Pick<StoredNotice, 'counts' | 'mailed'>): boolean =>
  notice.mailed === standsFor(notice);

type Gather = (
  to: Addressee,
  notice: NewNotice,
  mail: MailTime | undefined,
  now: string,
) => Promise<Delivered>;

/**
 * Puts a notice into the one that gathers those of its module, or begins one: the first stands for itself until a second
 * comes. One that was read gathers no more. An event is counted once, however often it comes.
 */
export const createGathering = (store: Store): Gather => {
  const TableName = store.tables.efimero;
  const { keyOf, counted, once, posted, read } = inboxSteps(store);

  const begin = (
    to: Addressee,
    notice: NewNotice,
    { id, parcel, before }: { id: string; parcel: string | undefined; before: Item | undefined },
    now: string,
  ): readonly Step[] => [
    once({
      ...keyOf(to, noticeSort(id)),
      ...notice,
      [`${prefix}${notice.kind}`]: 1,
      ...(parcel ? { parcel } : {}),
      caduca: expiry(notice.at),
    }),
    {
      item: {
        Put: {
          TableName,
          Item: {
            ...keyOf(to, gatheringSort(notice.event.module)),
            notice: id,
            since: now,
            caduca: expiry(now, 1),
          },
          ConditionExpression: before ? 'notice = :before' : 'attribute_not_exists(pk)',
          ...(before ? { ExpressionAttributeValues: { ':before': before.notice } } : {}),
        },
      },
      failed: replayed,
    },
  ];

  const join = (
    to: Addressee,
    { kind, importance, at }: NewNotice,
    { id, parcel, into }: { id: string; parcel: string | undefined; into: Item },
  ): readonly Step[] => {
    const heavier =
      weights[importance] > weights[into.importance as Importance] ? importance : into.importance;
    return [
      once({ ...keyOf(to, countedSort(id)), ...(parcel ? { parcel } : {}), caduca: expiry(at) }),
      {
        item: {
          Update: {
            TableName,
            Key: { pk: into.pk, sk: into.sk },
            UpdateExpression: 'SET importance = :heavier ADD #told :one',
            ConditionExpression: 'importance = :seen AND attribute_not_exists(readAt)',
            ExpressionAttributeNames: { '#told': `${prefix}${kind}` },
            ExpressionAttributeValues: { ':heavier': heavier, ':seen': into.importance, ':one': 1 },
          },
        },
        failed: replayed,
      },
    ];
  };

  /** The notice that gathers now; nothing when there is none, it is too old or was read. */
  const gathering = async (
    to: Addressee,
    before: Item | undefined,
    now: string,
  ): Promise<Item | undefined> => {
    if (!before || Date.parse(now) - Date.parse(String(before.since)) >= gatheringMinutes * 60_000)
      return undefined;
    const open = await read(to, noticeSort(String(before.notice)));
    return open && open.readAt === undefined ? open : undefined;
  };

  return async (to, notice, mail, now) => {
    const id = noticeId(notice.at, notice.event);
    const parcel = mail && parcelSort(mail.due, mail.alone ? notice.event : undefined);
    for (let attempt = 1; ; attempt += 1) {
      const known = (await read(to, noticeSort(id))) ?? (await read(to, countedSort(id)));
      if (known) return { isNew: false, ...(known.parcel ? { parcel: String(known.parcel) } : {}) };
      const before = await read(to, gatheringSort(notice.event.module));
      const into = await gathering(to, before, now);
      const told = into ? String(before?.notice) : id;
      try {
        await transact(store, [
          ...(into ? join(to, notice, { id, parcel, into }) : begin(to, notice, { id, parcel, before }, now)),
          counted(to, into ? 0 : 1, { at: now, mailed: mail?.alone ? mailedOf(notice) : undefined }),
          ...(parcel ? [posted(to, parcel, mail.due, told)] : []),
        ]);
        return { isNew: true, ...(parcel ? { parcel } : {}) };
      } catch (error) {
        if (!(error instanceof Replay) || attempt === attempts) throw error;
      }
    }
  };
};
