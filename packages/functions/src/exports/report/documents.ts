import type { Heading } from '@gore/core/reports/document.ts';
import { blockHtml, documentHtml } from '@gore/core/reports/html.ts';
import { rowsOfDocument } from './estimate.ts';
import { onPaper } from './paper-text.ts';
import type { Part, PartRow } from './part.ts';
import type { ReportRequest } from './request.ts';

/** One document of a report, ready to be printed. */
export interface ReadyDocument {
  readonly html: string;
  readonly heading: Heading;
}

/**
 * Writes the documents of a report: one, or several where its tables are too long for one.
 *
 * @param headingOf of the document with that number, from 1 on.
 * @param told of the rows written so far.
 */
export async function* writeDocuments(
  { report }: Pick<ReportRequest, 'report'>,
  parts: readonly Part[],
  documents: number,
  headingOf: (at: number) => Promise<Heading>,
  told: (rows: number) => Promise<void>,
): AsyncGenerator<ReadyDocument, void> {
  const most = rowsOfDocument(report);
  let blocks: string[] = [];
  let held = 0;
  let written = 0;
  let at = 1;

  const close = async (): Promise<ReadyDocument> => {
    const heading = await headingOf(at);
    const named = documents > 1 ? { ...heading, part: `${at} de ${documents}` } : heading;
    const html = documentHtml(named, blocks);
    blocks = [];
    held = 0;
    at += 1;
    return { html, heading: named };
  };
  const addTable = (
    { title, columns, note }: Part,
    rows: readonly PartRow[],
    again: boolean,
    last: boolean,
  ) => {
    blocks.push(
      blockHtml({
        kind: 'table',
        title: again ? `${title} (continuación)` : title,
        ...onPaper(columns, rows),
        ...(note && last ? { note } : {}),
      }),
    );
  };

  for (const part of parts) {
    if (part.paper) {
      blocks.push(...part.paper.map(blockHtml));
      continue;
    }
    let rows: PartRow[] = [];
    let again = false;
    for await (const page of part.pages()) {
      for (const row of page) {
        rows.push(row);
        held += 1;
        if (held < most) continue;
        addTable(part, rows, again, false);
        rows = [];
        again = true;
        yield await close();
      }
      written += page.length;
      await told(written);
    }
    if (rows.length || !again) addTable(part, rows, again, true);
  }
  if (blocks.length || at === 1) yield await close();
}
