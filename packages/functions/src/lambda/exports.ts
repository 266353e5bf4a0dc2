import { exportsApp } from '../exports/app.ts';
import { powertoolsLog } from '../http/powertools-log.ts';
import { edgeHandler } from './edge-handler.ts';
import { apiConfig, cloudPorts } from './ports.ts';

/** Workbooks to download; outside the VPC. */
export const handler = edgeHandler(
  exportsApp(apiConfig(), { ...cloudPorts(), log: powertoolsLog('exports') }),
);
