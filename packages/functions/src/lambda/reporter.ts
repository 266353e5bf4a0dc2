import { S3Client } from '@aws-sdk/client-s3';
import { repartirInforme } from '@gore/core/modules/plataforma/informeProgramado.ts';
import { ejecutarProceso } from '@gore/core/modules/plataforma/proceso.ts';
import { createFileStore } from '@gore/core/ports/aws/s3-files.ts';
import { createExportJobs } from '../exports/list/export-job.ts';
import { createReportJobs } from '../exports/report/report-job.ts';
import { createBulkJobs } from '../jobs/bulk-job.ts';
import { createDistributor } from '../workers/distributor.ts';
import { createEffectsWorker } from '../workers/effects.ts';
import { createReporter } from '../workers/reporter.ts';
import { patient } from './aws-clients.ts';
import { setting } from './environment.ts';
import { observed } from './observed.ts';
import { cloudPorts } from './ports.ts';
import { PATIENT_MS, readPool } from './read-pool.ts';

const ports = cloudPorts();
const watch = observed('reporter', ports.efimero);
const about = {
  ...ports,
  files: createFileStore(new S3Client(patient), setting('BUCKET_FILES')),
  pool: readPool(watch.log, PATIENT_MS),
  timeZone: setting('TIME_ZONE'),
  institutionName: async (tenant: string) => (await ports.institution(tenant)).nombre,
  origin: setting('PORTAL_ORIGIN'),
};

/** Worker of the queue of reports: jobs over many records, and files made from lists. */
export const handler = createEffectsWorker({
  handlers: {
    [ejecutarProceso.effect]: createReporter({
      ...ports,
      handlers: {
        LOTE: createBulkJobs(ports.write, about.files, ports.now),
        EXPORTACION: createExportJobs(about),
        INFORME: createReportJobs(about),
      },
    }),
    [repartirInforme.effect]: createDistributor(ports),
  },
  ...watch,
});
