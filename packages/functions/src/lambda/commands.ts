import { commandsApp } from '../api/commands.ts';
import { powertoolsLog } from '../http/powertools-log.ts';
import { edgeHandler } from './edge-handler.ts';
import { apiConfig, cloudPorts } from './ports.ts';

/** Writes, and reads by key; outside the VPC. */
export const handler = edgeHandler(
  commandsApp(apiConfig(), { ...cloudPorts(), log: powertoolsLog('commands') }),
);
