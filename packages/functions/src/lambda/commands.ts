import { backupTerms } from '@gore/core/ports/backups.ts';
import { commandsApp } from '../api/commands.ts';
import { edgeHandler } from './edge-handler.ts';
import { observed } from './observed.ts';
import { apiConfig, cloudPorts } from './ports.ts';

const ports = cloudPorts();
/** Only stages with real data have one. */
const vault = process.env.BACKUP_VAULT;

/** Writes, and reads by key; outside the VPC. */
export const handler = edgeHandler(
  commandsApp(apiConfig(), {
    ...ports,
    ...observed('commands', ports.efimero),
    backups: async () => ({ where: 'aws', terms: backupTerms, ...(vault ? { vault } : {}) }),
  }),
);
