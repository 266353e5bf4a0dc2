import type { NoticeView } from '@gore/core/notices/read-notices.ts';
import { shorten } from '@gore/core/notices/sentence.ts';
import type { Mail } from '@gore/core/ports/mail.ts';
import { automatic, escaped, mailButton, mailFoot, mailFrame } from './mail-page.ts';

/** A notice as a mail tells of it. */
export interface ToldNotice extends NoticeView {
  readonly sobre: NonNullable<NoticeView['sobre']>;
  /** Where it is opened. */
  readonly href: string;
  /** Where its verb is confirmed. */
  readonly actHref?: string;
}

/** What a mail of notices says. */
export interface NoticeMailContent {
  readonly institution: string;
  readonly notices: readonly ToldNotice[];
  /** Notices beyond those told one by one. */
  readonly more: number;
  /** Where the portal is opened. */
  readonly origin: string;
  readonly timeZone: string;
}

const longestSubject = 110;

/** Where people choose how they hear of things. */
const preferencesOf = (origin: string): string => `${origin}/avisos?ver=preferencias`;

const when = (instant: string, timeZone: string): string =>
  new Date(instant).toLocaleString('es-CL', {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  });

const link = (href: string, words: string): string =>
  `<a href="${escaped(href)}" style="color:#0051a8;font-weight:600">${escaped(words)}</a>`;

const about = ({ sobre }: ToldNotice): string => [sobre.tipo, sobre.codigo].filter(Boolean).join(' ');

const row = (notice: ToldNotice, timeZone: string): string => {
  const { sobre, href, actHref, importancia, en } = notice;
  const mark = importancia === 'urgente' ? '<strong style="color:#be0a1f">Urgente</strong> · ' : '';
  const act = actHref && sobre.accion ? ` &nbsp;·&nbsp; ${link(actHref, sobre.accion.label)}` : '';
  return `<div style="padding:12px 0;border-top:1px solid #dde2e9">
<p dir="auto" style="margin:0">${escaped(sobre.texto)}</p>
<p style="margin:4px 0 0;font-size:13px;color:#55606e">${mark}${escaped(about(notice))} · ${escaped(when(en, timeZone))}</p>
<p style="margin:6px 0 0;font-size:14px">${link(href, 'Ver')}${act}</p></div>`;
};

const single = (notice: ToldNotice, timeZone: string): string => {
  const { sobre, href, actHref, en } = notice;
  return `<p style="margin:0 0 16px;color:#55606e">${escaped(about(notice))} · ${escaped(when(en, timeZone))}</p>
${actHref && sobre.accion ? mailButton({ label: sobre.accion.label, url: actHref }) : ''}
<p style="margin:0 0 8px">${link(href, 'Ver en el portal')}</p>`;
};

const asText = (notice: ToldNotice, timeZone: string): string =>
  [
    notice.sobre.texto,
    `${about(notice)} · ${when(notice.en, timeZone)}`,
    `Ver: ${notice.href}`,
    ...(notice.actHref && notice.sobre.accion ? [`${notice.sobre.accion.label}: ${notice.actHref}`] : []),
  ].join('\n');

/** Writes the mail of one notice, or the summary of several. */
export const composeNotices = (to: string, content: NoticeMailContent): Mail => {
  const { institution, notices, more, origin, timeZone } = content;
  const [only] = notices;
  const count = notices.length + more;
  const alone = count === 1 && only !== undefined;
  const subject = alone ? shorten(only.sobre.texto, longestSubject) : `Tiene ${count} avisos por revisar`;
  const inbox = `${origin}/avisos`;
  const rest = more ? `Y ${more} más en su bandeja.` : '';
  const body = alone
    ? `${subject === only.sobre.texto ? '' : `<p dir="auto">${escaped(only.sobre.texto)}</p>`}${single(only, timeZone)}`
    : `${notices.map((notice) => row(notice, timeZone)).join('\n')}
${rest ? `<p style="margin:12px 0 0">${escaped(rest)}</p>` : ''}${mailButton({ label: 'Abrir mis avisos', url: inbox })}`;
  const choose = 'Elija qué avisos le llegan por correo y cuándo';
  return {
    to,
    subject,
    text: [
      ...notices.map((notice) => asText(notice, timeZone)),
      ...(rest ? [rest] : []),
      ...(alone ? [] : [`Abrir mis avisos: ${inbox}`]),
      `${choose}: ${preferencesOf(origin)}`,
      `-- \n${mailFoot(institution)}`,
    ].join('\n\n'),
    html: mailFrame(
      subject,
      body,
      `${link(preferencesOf(origin), choose)}.<br>${escaped(mailFoot(institution))}`,
    ),
    headers: { ...automatic, 'List-Unsubscribe': `<${preferencesOf(origin)}>` },
  };
};
