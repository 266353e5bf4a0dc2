import { exportsApp } from '../exports/app.ts';
import { edgeHandler } from './edge-handler.ts';
import { observed } from './observed.ts';
import { apiConfig, cloudPorts } from './ports.ts';

const ports = cloudPorts();

/** Workbooks to download; outside the VPC. */
export const handler = edgeHandler(
  exportsApp(apiConfig(), { ...ports, ...observed('exports', ports.efimero) }),
);
