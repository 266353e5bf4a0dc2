import { commandsApp } from '../api/commands.ts';
import { lambdaHandler } from '../http/lambda.ts';
import { powertoolsLog } from '../http/powertools-log.ts';
import { apiConfig, cloudPorts } from './ports.ts';

/** Writes, and reads by key; outside the VPC. */
export const handler = lambdaHandler(
  commandsApp(apiConfig(), { ...cloudPorts(), log: powertoolsLog('commands') }),
);
