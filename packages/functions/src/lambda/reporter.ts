import { S3Client } from '@aws-sdk/client-s3';
import { ejecutarProceso } from '@gore/core/modules/plataforma/proceso.ts';
import { createFileStore } from '@gore/core/ports/aws/s3-files.ts';
import { createExportJobs } from '../exports/list/export-job.ts';
import { createBulkJobs } from '../jobs/bulk-job.ts';
import { createEffectsWorker } from '../workers/effects.ts';
import { createReporter } from '../workers/reporter.ts';
import { patient } from './aws-clients.ts';
import { setting } from './environment.ts';
import { observed } from './observed.ts';
import { cloudPorts } from './ports.ts';
import { PATIENT_MS, readPool } from './read-pool.ts';

const ports = cloudPorts();
const watch = observed('reporter', ports.efimero);
const files = createFileStore(new S3Client(patient), setting('BUCKET_FILES'));

/** Worker of the queue of reports: jobs over many records, and files made from lists. */
export const handler = createEffectsWorker({
  handlers: {
    [ejecutarProceso.effect]: createReporter({
      ...ports,
      handlers: {
        LOTE: createBulkJobs(ports.write, files, ports.now),
        EXPORTACION: createExportJobs({
          ...ports,
          files,
          pool: readPool(watch.log, PATIENT_MS),
          timeZone: setting('TIME_ZONE'),
          institutionName: async (tenant) => (await ports.institution(tenant)).nombre,
        }),
      },
    }),
  },
  ...watch,
});
