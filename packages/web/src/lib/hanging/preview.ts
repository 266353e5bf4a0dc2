/** How a file is shown in the page. */
export type PreviewKind = 'pdf' | 'image' | 'text';

const shown: Readonly<Record<string, PreviewKind>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'image',
  'image/png': 'image',
  'image/webp': 'image',
  'image/gif': 'image',
  'text/plain': 'text',
  'text/csv': 'text',
};

/** How a file of a type is shown in the page; nothing when it has to be downloaded. */
export const previewOf = (type: unknown): PreviewKind | undefined =>
  typeof type === 'string' && Object.hasOwn(shown, type) ? shown[type] : undefined;

const longest = 200_000;

/** The text of a file, cut where nobody reads on; bytes that are no UTF-8 are read as what Excel writes. */
export const textOf = (bytes: ArrayBuffer): string => {
  const head = bytes.slice(0, longest);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
  } catch {
    return new TextDecoder('windows-1252').decode(head);
  }
};
