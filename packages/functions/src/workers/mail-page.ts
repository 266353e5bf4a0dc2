import type { Mail } from '@gore/core/ports/mail.ts';

/** What a message says, in its order. */
export interface MailContent {
  readonly subject: string;
  /** Each a paragraph. */
  readonly lines: readonly string[];
  /** The one thing to do, with its address. */
  readonly action?: { readonly label: string; readonly url: string };
  /** What comes after the button. */
  readonly afterwards?: readonly string[];
  /** Who sends it. */
  readonly institution: string;
}

/** A text as HTML shows it, whatever it says. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const paragraph = (text: string): string => `<p dir="auto" style="margin:0 0 16px">${escaped(text)}</p>`;

/** The one thing to do, as a link that looks like a button. */
export const mailButton = ({ label, url }: NonNullable<MailContent['action']>): string =>
  `<p style="margin:24px 0"><a href="${escaped(url)}" style="display:inline-block;padding:12px 20px;border-radius:4px;background:#0051a8;color:#ffffff;font-weight:600;text-decoration:none">${escaped(label)}</a></p>`;

/** Who a message comes from, said at its end. */
export const mailFoot = (institution: string): string =>
  `${institution} · mensaje automático del portal GORE_OS, no lo responda.`;

/** Headers of what no person wrote, so that nothing answers it by itself (RFC 3834). */
export const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' } as const;

/**
 * The page every message is written on: it holds together at any width, in the dark and around words without an end.
 *
 * @param body HTML
 * @param foot HTML
 */
export const mailFrame = (subject: string, body: string, foot: string): string =>
  `<!doctype html><html lang="es-CL"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px 12px;background:#f4f6f9"><table role="presentation" style="width:100%;max-width:560px;margin:0 auto;table-layout:fixed;background:#ffffff;border:1px solid #dde2e9;border-radius:6px"><tr><td style="padding:28px 24px;color:#1b2430;font:16px/1.5 Roboto,'Segoe UI',Arial,sans-serif;overflow-wrap:anywhere;word-break:break-word">
<h1 dir="auto" style="margin:0 0 16px;font-size:20px;line-height:1.3">${escaped(subject)}</h1>
${body}
<p style="margin:24px 0 0;padding-top:16px;border-top:1px solid #dde2e9;color:#55606e;font-size:13px">${foot}</p>
</td></tr></table></body></html>`;

/** Composes a message in both its forms. Whatever it says is text: nothing in it is taken for markup or a header. */
export const composeMail = (to: string, content: MailContent): Mail => {
  const { lines, action, afterwards = [], institution } = content;
  const subject = content.subject.replace(/[\r\n]+/g, ' ');
  const foot = mailFoot(institution);
  const text = [
    ...lines,
    ...(action ? [`${action.label}: ${action.url}`] : []),
    ...afterwards,
    `-- \n${foot}`,
  ];
  return {
    to,
    subject,
    headers: { ...automatic },
    text: text.join('\n\n'),
    html: mailFrame(
      subject,
      [...lines.map(paragraph), ...(action ? [mailButton(action)] : []), ...afterwards.map(paragraph)].join(
        '\n',
      ),
      escaped(foot),
    ),
  };
};
