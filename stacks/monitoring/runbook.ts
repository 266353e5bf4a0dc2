/** Where the pages for whoever is woken are, in the repository that was deployed. */
export const RUNBOOK_FOLDER = 'docs/runbook';

/** What an alarm says: what people notice, and which page tells what to do. */
export const describeAlarm = (means: string, page: string): string =>
  `${means} Qué hacer: ${RUNBOOK_FOLDER}/${page}.md.`;

/** The page an alarm names in its description; nothing when it names none. */
export const pageNamedIn = (description: string): string | undefined =>
  new RegExp(`${RUNBOOK_FOLDER}/([a-z0-9-]+)\\.md`).exec(description)?.[1];
