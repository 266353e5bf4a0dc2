import { S3Client } from '@aws-sdk/client-s3';
import { imprimirProceso } from '@gore/core/modules/plataforma/proceso.ts';
import { createFileStore } from '@gore/core/ports/aws/s3-files.ts';
import { launchPacked } from '@gore/core/ports/chromium-launch.ts';
import { createChromiumPrinter } from '@gore/core/ports/chromium-printer.ts';
import { createPrintJobs } from '../exports/report/printing.ts';
import { createEffectsWorker } from '../workers/effects.ts';
import { createReporter } from '../workers/reporter.ts';
import { patient } from './aws-clients.ts';
import { setting } from './environment.ts';
import { observed } from './observed.ts';
import { cloudPorts } from './ports.ts';

const ports = cloudPorts();
const watch = observed('printer', ports.efimero);

/** Worker of the queue of prints: it alone carries a browser. */
export const handler = createEffectsWorker({
  handlers: {
    [imprimirProceso.effect]: createReporter({
      ...ports,
      handlers: {
        INFORME: createPrintJobs({
          ...ports,
          files: createFileStore(new S3Client(patient), setting('BUCKET_FILES')),
          printer: createChromiumPrinter(launchPacked(setting('CHROMIUM_PACK'))),
        }),
      },
    }),
  },
  ...watch,
});
