import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createEmergency } from '@gore/core/identity/accounts/emergency.ts';
import { createSignInLog } from '@gore/core/identity/sign-in-log.ts';
import { createStore } from '@gore/core/kernel/runtime/store/store.ts';
import type { EmergencyDesk } from './open-account.ts';

/** The accounts of an institution on AWS, with the credentials of whoever runs the command. @param table `datos` */
export const cloudDesk = (table: string, tenant: string): EmergencyDesk => {
  const client = new DynamoDBClient({});
  const store = createStore(DynamoDBDocumentClient.from(client), { datos: table, efimero: table });
  return {
    tenant,
    emergency: createEmergency({ client, table, now: Date.now }),
    signInLog: createSignInLog(store, randomUUID, Date.now),
  };
};
