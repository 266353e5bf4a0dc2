import { Logger } from '@aws-lambda-powertools/logger';
import type { Log } from './log.ts';
import { lineFields } from './log-line.ts';

/** The log of a Lambda function: one JSON line per entry, with the level that `POWERTOOLS_LOG_LEVEL` sets. */
export const powertoolsLog = (service: string): Log => {
  const logger = new Logger({ serviceName: service });
  return {
    info: (message, fields = {}) => logger.info(message, lineFields(fields)),
    warn: (message, fields = {}) => logger.warn(message, lineFields(fields)),
    error: (message, fields = {}) => logger.error(message, lineFields(fields)),
  };
};
