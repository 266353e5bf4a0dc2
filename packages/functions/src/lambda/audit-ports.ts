import { S3Client } from '@aws-sdk/client-s3';
import { createDigestStore } from '@gore/core/ports/aws/s3-digests.ts';
import { patient } from './aws-clients.ts';
import { setting } from './environment.ts';
import { observed } from './observed.ts';
import { cloudPorts } from './ports.ts';
import { PATIENT_MS, readPool } from './read-pool.ts';

/** What the functions of the audit stand on: the store, the read model, and the bucket with object lock. */
/** @param service name of the function */
export const auditPorts = (service: string) => {
  const { write, now, efimero } = cloudPorts();
  const watch = observed(service, efimero);
  const lockYears = Number(setting('DIGEST_LOCK_YEARS'));
  const digests = createDigestStore(new S3Client(patient), { bucket: setting('BUCKET_DIGESTS'), lockYears });
  return { write, now, efimero, pool: readPool(watch.log, PATIENT_MS), digests, ...watch };
};
