import { exportsApp } from '../exports/app.ts';
import { lambdaHandler } from '../http/lambda.ts';
import { powertoolsLog } from '../http/powertools-log.ts';
import { apiConfig, cloudPorts } from './ports.ts';

/** Workbooks to download; outside the VPC. */
export const handler = lambdaHandler(
  exportsApp(apiConfig(), { ...cloudPorts(), log: powertoolsLog('exports') }),
);
