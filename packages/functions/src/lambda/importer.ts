import { S3Client } from '@aws-sdk/client-s3';
import { procesarImportacion } from '@gore/core/modules/plataforma/importacion.ts';
import { exportarInstitucion } from '@gore/core/modules/plataforma/institucion.ts';
import { createFileStore } from '@gore/core/ports/aws/s3-files.ts';
import { createEffectsWorker } from '../workers/effects.ts';
import { createImporter } from '../workers/importer.ts';
import { createInstitutionExporter } from '../workers/institution-exporter.ts';
import { patient } from './aws-clients.ts';
import { setting } from './environment.ts';
import { observed } from './observed.ts';
import { cloudPorts } from './ports.ts';

const files = createFileStore(new S3Client(patient), setting('BUCKET_FILES'));

const ports = { ...cloudPorts(), files, now: () => Date.now() };

/** Worker of the queue of imports. */
export const handler = createEffectsWorker({
  handlers: {
    [procesarImportacion.effect]: createImporter(ports),
    [exportarInstitucion.effect]: createInstitutionExporter(ports),
  },
  ...observed('importer', ports.efimero),
});
