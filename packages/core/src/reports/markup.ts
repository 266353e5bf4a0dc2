const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Controls no HTML may hold, and the marks that turn the order of the text around them. */
const unprintable = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/** A text as HTML shows it: nothing in it is taken for markup, and nothing in it turns what stands beside it around. */
export const safe = (text: string): string =>
  text.replace(unprintable, '').replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** Longest run of letters a column is made wide for; words of the language are shorter. */
const longestWord = /[^\s<>&;-]{25,}/g;
const pieces = /.{1,12}/gu;

/** The same where words longer than any of the language may break, so that one of them does not push a table off the page. */
export const breakable = (text: string): string =>
  text
    .replace(longestWord, (word) => (word.match(pieces) ?? []).join('\u200b'))
    .split('\u200b')
    .map(safe)
    .join('<wbr>');
