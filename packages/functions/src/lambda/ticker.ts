import { SQSClient } from '@aws-sdk/client-sqs';
import { sendAll } from '@gore/core/ports/aws/sqs-sender.ts';
import { createTicker } from '../schedules/ticker.ts';
import { patient } from './aws-clients.ts';
import { setting } from './environment.ts';
import { byTheClock, observed } from './observed.ts';
import { cloudPorts } from './ports.ts';

const queues = new SQSClient(patient);
const ports = cloudPorts();

/** Invoked by the clock; outside the VPC, where queues can be reached. */
export const handler = byTheClock(
  'cada-hora',
  { ...ports, ...observed('ticker', ports.efimero) },
  createTicker({ ...ports, send: (messages) => sendAll(queues, setting('QUEUE_ALERTS'), messages) }),
);
