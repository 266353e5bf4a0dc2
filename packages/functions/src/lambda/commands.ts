import { backupTerms } from '@gore/core/ports/backups.ts';
import { commandsApp } from '../api/commands.ts';
import { powertoolsLog } from '../http/powertools-log.ts';
import { edgeHandler } from './edge-handler.ts';
import { apiConfig, cloudPorts } from './ports.ts';

/** Only stages with real data have one. */
const vault = process.env.BACKUP_VAULT;

/** Writes, and reads by key; outside the VPC. */
export const handler = edgeHandler(
  commandsApp(apiConfig(), {
    ...cloudPorts(),
    log: powertoolsLog('commands'),
    backups: async () => ({ where: 'aws', terms: backupTerms, ...(vault ? { vault } : {}) }),
  }),
);
