import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { type EffectHandler, eventName } from '@gore/core/kernel/runtime/events/effects.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import { systemActor, type WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { runTransition } from '@gore/core/kernel/runtime/write/transition.ts';
import type { FileStore } from '@gore/core/ports/files.ts';
import { type Mail, type MailAttachment, type Mailer, Undeliverable } from '@gore/core/ports/mail.ts';
import { moduleOf } from '../api/command.ts';
import { isFile } from '../api/files.ts';
import { composeMail } from './mail-page.ts';

/** What sending deliveries needs. */
export interface DeliveryMailPorts {
  readonly write: WriteDeps;
  readonly files: Pick<FileStore, 'open'>;
  readonly mailer: Mailer;
  readonly institutionName: (tenant: string) => Promise<string>;
  readonly originOf: (tenant: string) => Promise<string> | string;
  /** Milliseconds before the second try; each wait after is twice as long. Half a second unless said. */
  readonly pauseMs?: number;
}

/** Largest file that travels with a message: within what every mail server takes once it is written as MIME. */
const mostAttached = 7_000_000;

const tries = 5;

const bytesOf = async (files: DeliveryMailPorts['files'], key: string): Promise<Uint8Array> =>
  buffer(await files.open(key));

type Attached = { readonly key: string; readonly name: string; readonly size: number; readonly type: string };

/** The one file of a job when it can travel with a message. */
const attachable = ({ data }: StoredRecord): Attached | undefined => {
  const { archivo } = data;
  if (!isFile(archivo) || !('size' in archivo)) return undefined;
  const size = Number(archivo.size);
  const type = 'type' in archivo ? String(archivo.type) : 'application/octet-stream';
  return size <= mostAttached ? { key: archivo.key, name: archivo.name, size, type } : undefined;
};

/** Sends deliveries whose report is ready: the document itself, or where to fetch it when it is too large. */
export const createDeliveryMails = (ports: DeliveryMailPorts): EffectHandler => {
  const { write, files, mailer, institutionName, originOf, pauseMs = 500 } = ports;
  const { store, product } = write;
  const module = moduleOf(product, 'entrega_informe');

  /** What fails for a moment is tried again here: the queue takes a minute to bring it back. */
  const insist = async (mail: Mail): Promise<void> => {
    for (let left = tries - 1; ; left -= 1)
      try {
        return await mailer.send(mail);
      } catch (error) {
        if (left === 0 || error instanceof Undeliverable) throw error;
        await delay(pauseMs * 2 ** (tries - 1 - left));
      }
  };

  const addressOf = async ({ tenant, data }: StoredRecord): Promise<string | undefined> => {
    const [name, id] = data.externo ? ['destinatario_externo', data.externo] : ['usuario', data.destinatario];
    const person = await store.get({ tenant, module: String(name), id: String(id) });
    return typeof person?.data.correo === 'string' ? person.data.correo : undefined;
  };

  const compose = async (
    delivery: StoredRecord,
    job: StoredRecord,
    to: string,
    attachments: readonly MailAttachment[],
  ): Promise<Mail> => {
    const { tenant, data } = delivery;
    const name = attachments[0]?.name;
    const content = {
      subject: String(data.asunto),
      lines: name
        ? [`Se adjunta «${name}», con lo que usted puede ver en el portal.`]
        : ['El informe está listo. Es muy grande para un correo: ábralo en el portal, con su sesión.'],
      ...(data.externo
        ? {}
        : { action: { label: 'Ver en el portal', url: `${await originOf(tenant)}/procesos/${job.id}` } }),
      afterwards: ['El archivo se guarda siete días en «Trabajos en curso».'].filter(() => !data.externo),
      institution: await institutionName(tenant),
    };
    return { ...composeMail(to, content), attachments, tags: { institucion: tenant, entrega: delivery.id } };
  };

  return async (event, { last }) => {
    const delivery = await store.get(event);
    if (delivery?.estado !== 'LISTA') return;
    const { tenant, id, version, data } = delivery;
    const command = {
      actor: systemActor(tenant, 'correo'),
      requestId: eventName(event),
      cause: eventName(event),
      depth: event.depth + 1,
    };
    const move = (verb: string, input: Readonly<Record<string, unknown>>) =>
      runTransition(write, command, module, id, verb, { version, input });
    const job = await store.get({ tenant, module: 'proceso', id: String(data.proceso) });
    const to = await addressOf(delivery);
    if (!job || !to) {
      await move('fallar', {
        motivo: to ? 'Ya no está el trabajo que hizo el informe.' : 'No tiene correo.',
      });
      return;
    }
    const file = attachable(job);
    if (!file && data.externo) {
      await move('fallar', { motivo: 'El informe es muy grande para enviarlo fuera de la institución.' });
      return;
    }
    try {
      const attachments = file
        ? [{ name: file.name, type: file.type, content: await bytesOf(files, file.key) }]
        : [];
      await insist(await compose(delivery, job, to, attachments));
    } catch (error) {
      if (error instanceof Undeliverable) {
        await move('rebotar', { motivo: 'El correo de destino rechazó el mensaje.' });
        return;
      }
      if (last) await move('fallar', { motivo: 'El correo no se pudo enviar. Envíelo de nuevo más tarde.' });
      throw error;
    }
    await move('enviar', { medio: file ? 'ADJUNTO' : 'ENLACE' });
  };
};
