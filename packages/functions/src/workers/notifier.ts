import { noticeEffect } from '@gore/core/kernel/declare/notice.ts';
import { createDelivery, type DeliveryPorts } from '@gore/core/notices/deliver.ts';
import type { Parcels } from '@gore/core/notices/parcels.ts';
import type { Log } from '../http/log.ts';
import type { BatchResult } from '../streams/images.ts';
import { createEffectsWorker, type QueueEvent } from './effects.ts';

/** What telling people needs, by event and by the clock. */
export interface NotifierPorts extends DeliveryPorts {
  readonly parcels: Parcels;
  readonly log: Log;
}

/** What a turn of the clock did. */
export interface Tick {
  /** Mails that were due and were handed to the worker that writes them. */
  readonly posted: number;
}

/** Mails one turn hands over; the next turn goes on with the rest, the oldest first. */
const mostPosted = 1000;
const together = 20;

/** Whether a call comes from the queue or from the clock. */
const fromQueue = (event: object): event is QueueEvent => 'Records' in event;

/**
 * Tells people of what happened. The queue brings events; the clock, the hour at which mails leave: it hands over those
 * that are due, however late it runs, and whoever writes one takes it, so that two turns at once send nothing twice.
 */
export const createNotifier = (ports: NotifierPorts) => {
  const { parcels, post, now, log } = ports;
  const worker = createEffectsWorker({ handlers: { [noticeEffect.effect]: createDelivery(ports) }, log });

  const tick = async (): Promise<Tick> => {
    const due = await parcels.due(now(), mostPosted);
    for (let at = 0; at < due.length; at += together)
      await Promise.all(due.slice(at, at + together).map(post));
    if (due.length) log.info('correos_de_avisos', { posted: due.length });
    return { posted: due.length };
  };

  return (event: object): Promise<BatchResult | Tick> => (fromQueue(event) ? worker(event) : tick());
};
