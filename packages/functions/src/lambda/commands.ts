import { commandsApp } from '../api/commands.ts';
import { edgeHandler } from './edge-handler.ts';
import { observed } from './observed.ts';
import { apiConfig, cloudPorts } from './ports.ts';

const ports = cloudPorts();

/** Writes, and reads by key; outside the VPC. */
export const handler = edgeHandler(
  commandsApp(apiConfig(), { ...ports, ...observed('commands', ports.efimero) }),
);
