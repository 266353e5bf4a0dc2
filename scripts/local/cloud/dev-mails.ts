import type { KeptMail } from '../mail/mail-sink.ts';

const escaped = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

/** Addresses become links; whatever else a message says stays text. */
const linked = (text: string) =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((piece, at) => (at % 2 ? `<a href="${escaped(piece)}">${escaped(piece)}</a>` : escaped(piece)))
    .join('');

const time = (instant: string) =>
  new Date(instant).toLocaleString('es-CL', {
    timeZone: 'America/Santiago',
    dateStyle: 'short',
    timeStyle: 'medium',
  });

/** The messages the portal sent, newest first, each to be opened in its place. */
export const mailSection = (mails: readonly KeptMail[]): string =>
  mails
    .map(
      ({ at, to, subject, text }) =>
        `<details><summary>${time(at)} · <strong>${escaped(subject)}</strong> · ${escaped(to)}</summary><pre>${linked(text)}</pre></details>`,
    )
    .join('') || '<p>Todavía no se ha enviado ninguno.</p>';
