import { join } from 'node:path';
import type { Log, LogFields } from '@gore/functions/http/log.ts';
import { lineFields } from '@gore/functions/http/log-line.ts';
import { openRotatingFile, type RotatingFile } from './rotating-file.ts';

const megabyte = 1_048_576;

type Level = 'info' | 'warn' | 'error';

const lineOf = (level: Level, service: string, message: string, fields: LogFields): string =>
  JSON.stringify({
    level: level.toUpperCase(),
    message,
    timestamp: new Date().toISOString(),
    service,
    ...lineFields(fields),
  });

/** The log of the embedded portal on its own disk, 10 MB in each of five files. */
export const openJournal = (dataDir: string): Promise<RotatingFile> =>
  openRotatingFile(join(dataDir, 'log', 'portal.log'), { maxBytes: 10 * megabyte, files: 5 }, (lost) =>
    lineOf('warn', 'bitacora', 'lineas_perdidas', { cuantas: lost }),
  );

/** A log that also writes each of its lines into the journal, in the same form. */
export const journaled = (log: Log, service: string, journal: Pick<RotatingFile, 'write'>): Log => {
  const both =
    (level: Level): Log[Level] =>
    (message, fields = {}) => {
      log[level](message, fields);
      journal.write(lineOf(level, service, message, fields));
    };
  return { info: both('info'), warn: both('warn'), error: both('error') };
};
